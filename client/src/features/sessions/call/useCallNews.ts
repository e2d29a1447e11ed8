import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallState } from './CallSession.ts';
import type { CallPeople } from './useCallPeople.ts';

/** A reload or a reconnection is no news: only what lasts this long is said (ms). */
const settled = 1_200;

interface Situation {
  readonly here: boolean;
  readonly muted: boolean;
  readonly theirScreen: boolean;
  readonly ownScreen: boolean;
}

/** Says who came, went, muted or shares. Nothing while oneself is not connected, when all seem to be gone. */
export function useCallNews(
  phase: CallState['phase'],
  people: CallPeople,
  name: string,
  say: (text: string) => void,
): void {
  const { t } = useTranslation('call');
  const known = useRef<Situation>({ here: false, muted: true, theirScreen: false, ownScreen: false });
  const isConnected = phase === 'connected';
  const here = people.other !== undefined;
  const muted = people.isOtherMuted;
  const theirScreen = people.otherScreen !== undefined;
  const ownScreen = people.selfScreen !== undefined;

  const tell = useEffectEvent((next: Situation) => {
    const before = known.current;
    known.current = next;
    if (before.ownScreen && !next.ownScreen) say(t('news.shareEnded'));
    if (before.here !== next.here) return say(t(next.here ? 'news.joined' : 'news.left', { name }));
    if (!next.here) return;
    if (before.theirScreen !== next.theirScreen)
      return say(t(next.theirScreen ? 'news.shares' : 'news.sharesNoMore', { name }));
    if (before.muted !== next.muted) say(t(next.muted ? 'news.muted' : 'news.unmuted', { name }));
  });

  useEffect(() => {
    if (!isConnected) return;
    const timer = setTimeout(() => tell({ here, muted, theirScreen, ownScreen }), settled);
    return () => clearTimeout(timer);
  }, [isConnected, here, muted, theirScreen, ownScreen]);

  const wasConnected = useRef(false);
  const tellConnected = useEffectEvent(() =>
    say(t(wasConnected.current ? 'news.reconnected' : 'news.connected')),
  );
  useEffect(() => {
    if (!isConnected) return;
    tellConnected();
    wasConnected.current = true;
  }, [isConnected]);
}
