import { joinCall } from '@rapport/shared/sessions/sessions.api';
import { useEffect, useState } from 'react';
import { call } from '../../../../platform/api/call.ts';
import { reachability } from '../../../../platform/api/reachability.ts';
import { onLiveEvent } from '../../../../platform/socket/liveSocket.ts';
import type { JoinMedia } from '../media/LobbyMedia.ts';
import { readMediaChoice } from '../media/mediaChoice.ts';
import { CallSession } from './CallSession.ts';
import { deviceName } from './deviceName.ts';
import { LiveKitRoom } from './LiveKitRoom.ts';

/**
 * A token that has not come by then is asked for anew (ms). A question that began while the network was away may wait
 * for seconds after it is back, a new one does not: its second try falls after one second, its third after three.
 */
const tokenWithin = 3_200;

export interface ActiveCall {
  readonly session: CallSession;
  readonly room: LiveKitRoom;
}

/** Joins when the component appears and leaves when it goes; undefined only at the first render. */
export function useCallSession(sessionId: string, media: JoinMedia): ActiveCall | undefined {
  const [active, setActive] = useState<ActiveCall>();
  useEffect(() => {
    const room = new LiveKitRoom(readMediaChoice());
    const askToken = async () => {
      const input = { params: { sessionId }, body: { device: deviceName() } };
      return (await call(joinCall, input, { within: tokenWithin })).token;
    };
    const session = new CallSession({ askToken, room });
    session.start(media);
    setActive({ session, room });
    const onVisible = () => document.visibilityState === 'visible' && session.nudge();
    const ends = [
      onLiveEvent('call.health', ({ sfu }) => sfu === 'ok' && session.nudge()),
      reachability.onReturn(session.nudge),
    ];
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      for (const end of ends) end();
      document.removeEventListener('visibilitychange', onVisible);
      void session.end();
    };
  }, [sessionId, media]);
  return active;
}
