import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { type RemoteParticipant, RoomEvent } from 'livekit-client';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { personOf } from '../call/connection/identity.ts';
import type { LiveKitRoom } from '../call/connection/LiveKitRoom.ts';
import { settled } from '../call/settled.ts';
import { whoOfOthers } from './whoOfOthers.ts';

/** Says who comes and goes beside the one whom the call is with: guests, and to a guest the second of the two. */
export function useOthersNews(
  { room, departures }: Pick<LiveKitRoom, 'room' | 'departures'>,
  session: Pick<SessionView, 'mentor' | 'mentee'>,
  { selfId, otherId }: { selfId: string; otherId: string },
  say: (text: string) => void,
): void {
  const { t } = useTranslation('call');
  const lost = useRef(new Set<string>());
  const tell = useEffectEvent((before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>) => {
    const came = [...now].filter(([id]) => !before.has(id));
    const went = [...before].filter(([id]) => !now.has(id));
    for (const [id, name] of came) {
      say(t(lost.current.delete(id) ? 'news.found' : 'news.joined', { name: name || t('somebody') }));
    }
    for (const [id, name] of went) {
      const departure = departures.of(id);
      if (departure === 'lost') lost.current.add(id);
      say(t(`news.${departure ?? 'gone'}`, { name: name || t('somebody') }));
    }
  });
  const read = useEffectEvent(() => {
    const participants = [...room.remoteParticipants.values()].map(
      ({ identity, name }: RemoteParticipant) => ({
        id: personOf(identity),
        name: name ?? '',
      }),
    );
    return whoOfOthers(participants, session, [selfId, otherId]);
  });

  useEffect(() => {
    // Who is there when one comes in is seen, not told.
    let known: ReadonlyMap<string, string> | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (room.state !== 'connected') return;
        const now = read();
        if (known) tell(known, now);
        known = now;
      }, settled);
    };
    const events = [RoomEvent.Connected, RoomEvent.ParticipantConnected, RoomEvent.ParticipantDisconnected];
    for (const event of events) room.on(event, look);
    look();
    return () => {
      clearTimeout(timer);
      for (const event of events) room.off(event, look);
    };
  }, [room]);
}
