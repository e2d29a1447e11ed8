import { joinCall, switchCall } from '@rapport/shared/sessions/sessions.api';
import { useEffect, useEffectEvent, useState } from 'react';
import { call } from '../../../../platform/api/call.ts';
import { reachability } from '../../../../platform/api/reachability.ts';
import { browserName } from '../../../../platform/push/browserName.ts';
import { onLiveEvent } from '../../../../platform/socket/liveSocket.ts';
import type { JoinMedia } from '../media/LobbyMedia.ts';
import { readMediaChoice } from '../media/mediaChoice.ts';
import { CallModes } from '../modes/CallModes.ts';
import { CallSession } from './CallSession.ts';
import { deviceName } from './deviceName.ts';
import { LiveKitRoom } from './LiveKitRoom.ts';
import { windowName } from './windowName.ts';

/**
 * A token that has not come by then is asked for anew (ms). A question that began while the network was away may wait
 * for seconds after it is back, a new one does not: its second try falls after one second, its third after three.
 */
export const tokenWithin = 3_200;

export interface ActiveCall {
  readonly session: CallSession;
  readonly room: LiveKitRoom;
  readonly modes: CallModes;
}

/**
 * Joins when the component appears and leaves when it goes; undefined only at the first render.
 * @param takesOver also where the person is in this call in another window; read with each new `media`
 * @param askTokenAsGuest asks for a token in the place of a signed-in person
 */
export function useCallSession(
  sessionId: string,
  media: JoinMedia,
  takesOver: boolean,
  askTokenAsGuest?: () => Promise<string>,
): ActiveCall | undefined {
  const wantsAll = useEffectEvent(() => takesOver);
  const [active, setActive] = useState<ActiveCall>();
  useEffect(() => {
    const room = new LiveKitRoom(readMediaChoice());
    const params = { sessionId };
    const askToken = async (takesOver: boolean) => {
      const deviceLabel = browserName(navigator.userAgent);
      const body = { device: await windowName(), deviceLabel, takesOver };
      return (await call(joinCall, { params, body }, { within: tokenWithin })).token;
    };
    const switchHere = async () => {
      // A guest's other window ends by itself when this one comes in.
      if (!askTokenAsGuest) await call(switchCall, { params, body: { device: await windowName() } });
    };
    const session = new CallSession({
      askToken: askTokenAsGuest ?? askToken,
      switchHere,
      browser: deviceName(),
      room,
    });
    room.background.onLapse = (why) => session.media.fail('camera', why === 'slow' ? 'slow' : 'unhidden');
    const modes = new CallModes({
      sessionId,
      media: session.media,
      limit: (wanted) => room.limits.set(wanted),
    });
    session.start(media, wantsAll());
    modes.begin();
    setActive({ session, room, modes });
    const onVisible = () => document.visibilityState === 'visible' && session.nudge();
    const ends = [
      onLiveEvent('call.health', ({ sfu }) => sfu === 'ok' && session.nudge()),
      reachability.onReturn(session.nudge),
    ];
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      for (const end of ends) end();
      modes.end();
      document.removeEventListener('visibilitychange', onVisible);
      void session.end();
    };
  }, [sessionId, media, askTokenAsGuest]);
  return active;
}
