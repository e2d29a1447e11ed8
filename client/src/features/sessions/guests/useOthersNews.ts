import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { type RemoteParticipant, type Room, RoomEvent } from 'livekit-client';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { personOf } from '../call/connection/identity.ts';
import { settled } from '../call/settled.ts';
import { whoOfOthers } from './whoOfOthers.ts';

/** Says who comes and goes beside the one whom the call is with: guests, and to a guest the second of the two. */
export function useOthersNews(
  room: Room,
  session: Pick<SessionView, 'mentor' | 'mentee'>,
  { selfId, otherId }: { selfId: string; otherId: string },
  say: (text: string) => void,
): void {
  const { t } = useTranslation('call');
  const tell = useEffectEvent((before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>) => {
    const came = [...now].filter(([id]) => !before.has(id));
    const went = [...before].filter(([id]) => !now.has(id));
    for (const [, name] of came) say(t('news.joined', { name: name || t('somebody') }));
    for (const [, name] of went) say(t('news.left', { name: name || t('somebody') }));
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
