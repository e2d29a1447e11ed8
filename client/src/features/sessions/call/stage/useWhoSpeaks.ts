import type { Room } from 'livekit-client';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { followSpeeches } from './followSpeeches.ts';
import { type Speeches, whoSpeaks } from './speeches.ts';

/**
 * Answers, when asked, who speaks now, in words. Asked for and not told at each change: it would be said over the very
 * voice that it is about.
 */
export function useWhoSpeaks(room: Room, self: string, nameOf: (person: string) => string): () => string {
  const { t, i18n } = useTranslation('call', { keyPrefix: 'signals' });
  const speeches = useRef<Speeches>(new Map());
  useEffect(
    () =>
      followSpeeches(room, (now) => {
        speeches.current = now;
      }),
    [room],
  );
  return () => {
    const people = whoSpeaks(speeches.current, Date.now());
    if (people.length === 0) return t('speaking.nobody');
    const names = people.map((person) => (person === self ? t('speaking.you') : nameOf(person)));
    return t('speaking.now', { names: new Intl.ListFormat(i18n.language).format(names) });
  };
}
