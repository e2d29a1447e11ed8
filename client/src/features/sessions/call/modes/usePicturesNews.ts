import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../useObservable.ts';
import type { RoomLimits } from './RoomLimits.ts';

/** Identities of those who said that they take and send no pictures; that one of them changed it is said aloud. */
export function usePicturesNews(
  limits: RoomLimits,
  identity: string | undefined,
  name: string,
  say: (text: string) => void,
): ReadonlySet<string> {
  const { t } = useTranslation('call');
  const told = useObservable(limits.soundOnly);
  const isSoundOnly = identity !== undefined && told.has(identity);
  const before = useRef({ identity, isSoundOnly });
  const tell = useEffectEvent(() => {
    // Who has just come or gone has changed nothing.
    const isNews = before.current.identity === identity && before.current.isSoundOnly !== isSoundOnly;
    before.current = { identity, isSoundOnly };
    if (isNews) say(t(isSoundOnly ? 'news.soundOnly' : 'news.pictures', { name }));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told of is what changed
  useEffect(() => tell(), [identity, isSoundOnly]);
  return told;
}
