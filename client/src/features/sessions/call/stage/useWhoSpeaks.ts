import { type Participant, type Room, RoomEvent } from 'livekit-client';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { personOf } from '../connection/identity.ts';
import { whoSpeaks } from './whoSpeaks.ts';

/**
 * Answers, when asked, who speaks now, in words. Asked for by a key and not told at each change: it would be said over
 * the very voice that it is about.
 */
export function useWhoSpeaks(room: Room, self: string, nameOf: (person: string) => string): () => string {
  const { t, i18n } = useTranslation('call', { keyPrefix: 'signals' });
  const lastHeard = useRef(new Map<string, number>());
  useEffect(() => {
    const heard = lastHeard.current;
    let speaking: string[] = [];
    const onSpeakers = (speakers: readonly Participant[]) => {
      // Those who have just stopped were heard until now, too.
      for (const person of speaking) heard.set(person, Date.now());
      speaking = speakers.map(({ identity }) => personOf(identity));
      for (const person of speaking) heard.set(person, Number.POSITIVE_INFINITY);
    };
    room.on(RoomEvent.ActiveSpeakersChanged, onSpeakers);
    return () => {
      heard.clear();
      room.off(RoomEvent.ActiveSpeakersChanged, onSpeakers);
    };
  }, [room]);
  return () => {
    const people = whoSpeaks(lastHeard.current, Date.now());
    if (people.length === 0) return t('speaking.nobody');
    const names = people.map((person) => (person === self ? t('speaking.you') : nameOf(person)));
    return t('speaking.now', { names: new Intl.ListFormat(i18n.language).format(names) });
  };
}
