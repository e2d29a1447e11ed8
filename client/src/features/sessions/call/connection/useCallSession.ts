import { useEffect, useEffectEvent, useState } from 'react';
import { reachability } from '../../../../platform/api/reachability.ts';
import { onLiveEvent } from '../../../../platform/socket/liveSocket.ts';
import type { JoinMedia } from '../media/LobbyMedia.ts';
import { type ActiveCall, beginCall } from './beginCall.ts';

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
    const made = beginCall({ sessionId, media, takesOver: wantsAll(), askTokenAsGuest });
    const { session, modes } = made;
    setActive(made);
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
