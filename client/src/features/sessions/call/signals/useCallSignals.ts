import { useEffect, useEffectEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../../platform/time/serverClock.ts';
import { announce } from '../../../../ui/announce.ts';
import type { ActiveCall } from '../connection/prepareCall.ts';
import { LiveKitLine } from './LiveKitLine.ts';
import { type SignalNews, Signals } from './Signals.ts';

/** Hands and reactions for as long as the call is shown. Seen on the pictures, and said politely. */
export function useCallSignals(
  { room: { room } }: ActiveCall,
  self: string,
  nameOf: (person: string) => string,
): Signals {
  const { t } = useTranslation('call', { keyPrefix: 'signals' });
  const signals = useMemo(
    () => new Signals({ line: new LiveKitLine(room), self, now: serverNow }),
    [room, self],
  );
  const tell = useEffectEvent((news: SignalNews) => {
    const isSelf = news.person === self;
    const name = nameOf(news.person);
    if (news.news === 'lowered') return announce(isSelf ? t('said.youLowered') : t('said.lowered', { name }));
    if (news.news === 'reacted') {
      const reaction = t(`reaction.${news.kind}`);
      return announce(isSelf ? t('said.youReacted', { reaction }) : t('said.reacted', { name, reaction }));
    }
    if (isSelf) return announce(t('said.youRaised'));
    const { place } = news;
    return announce(place === 1 ? t('said.raised', { name }) : t('said.raisedLater', { name, place }));
  });
  useEffect(() => {
    signals.start((news) => tell(news));
    return () => signals.end();
  }, [signals]);
  return signals;
}
