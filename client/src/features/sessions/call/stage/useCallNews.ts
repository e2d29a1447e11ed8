import { Track } from 'livekit-client';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallState } from '../connection/CallSession.ts';
import { settled } from '../settled.ts';
import type { Say } from '../useSaidLines.ts';
import { callNews, type Situation } from './callNews.ts';
import { type CallPeople, joinedAt } from './useCallPeople.ts';

/** Says who came, went, muted or shares. Nothing while oneself is not connected, when all seem to be gone. */
export function useCallNews(phase: CallState['phase'], people: CallPeople, name: string, say: Say): void {
  const { t } = useTranslation('call');
  const known = useRef<Situation>({
    ...{ presence: 'awaited', muted: true },
    ...{ theirScreen: false, ownScreen: false },
  });
  const arrivedAt = useRef(0);
  const isConnected = phase === 'connected';
  const presence = presenceOf(people);
  // Nothing is sent yet by a device that takes the call over: the person has not muted themselves.
  const muted = people.other?.participant.getTrackPublication(Track.Source.Microphone)?.isMuted;
  const theirScreen = people.other?.screen !== undefined;
  const ownScreen = people.self.screen !== undefined;

  const tell = useEffectEvent((seen: Omit<Situation, 'muted'> & { muted: boolean | undefined }) => {
    const next = { ...seen, muted: seen.muted ?? known.current.muted };
    const news = callNews(known.current, next, Date.now() - arrivedAt.current);
    known.current = next;
    if (news.includes('joined')) arrivedAt.current = Date.now();
    for (const one of news) {
      const wasThere =
        one === 'joined' &&
        people.other &&
        joinedAt(people.other.participant) < joinedAt(people.self.participant);
      say(t(`news.${wasThere ? 'present' : one}`, { name }));
    }
  });

  useEffect(() => {
    if (!isConnected) return;
    const timer = setTimeout(() => tell({ presence, muted, theirScreen, ownScreen }), settled);
    return () => clearTimeout(timer);
  }, [isConnected, presence, muted, theirScreen, ownScreen]);

  const wasConnected = useRef(false);
  const tellConnected = useEffectEvent(() =>
    say(t(wasConnected.current ? 'news.reconnected' : 'news.connected')),
  );
  useEffect(() => {
    if (!isConnected) return;
    const takeBack = tellConnected();
    wasConnected.current = true;
    return takeBack;
  }, [isConnected]);
}

function presenceOf({ other, otherGone }: CallPeople): Situation['presence'] {
  if (!other) return otherGone ?? 'awaited';
  return other.isLost ? 'lost' : 'here';
}
