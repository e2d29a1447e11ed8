import { useEffect, useEffectEvent, useState } from 'react';
import { reachability } from '../../../../platform/api/reachability.ts';
import { onLiveEvent } from '../../../../platform/socket/liveSocket.ts';
import type { JoinMedia } from '../media/LobbyMedia.ts';
import type { AskToken } from './callToken.ts';
import { type ActiveCall, type PreparedCall, prepareCall } from './prepareCall.ts';

/** For one session, and one person, as long as the component is there. */
export interface WayIn {
  readonly sessionId: string;
  /** With what they come; a new object is a new way in. Undefined until they come. */
  readonly media: JoinMedia | undefined;
  /** Also where the person is in this call in another window; read with each new `media`. */
  readonly takesOver: boolean;
  /** Is drawn, and then joined. Without it one is made. */
  readonly prepared?: PreparedCall | undefined;
  /** Asks for a token in the place of a signed-in person. */
  readonly askTokenAsGuest?: AskToken | undefined;
}

/** Joins when the component is shown and leaves when it goes; undefined only at the first render of what was not prepared. */
export function useCallSession(way: WayIn): ActiveCall | undefined {
  const { media } = way;
  const [active, setActive] = useState<ActiveCall | undefined>(way.prepared);
  const take = useEffectEvent((wish: JoinMedia): PreparedCall => {
    const { prepared, sessionId, askTokenAsGuest } = way;
    const call = prepared?.take() ? prepared : prepareCall(sessionId, askTokenAsGuest);
    call.begin(wish, way.takesOver);
    return call;
  });
  useEffect(() => {
    if (!media) return;
    const call = take(media);
    const { session } = call;
    setActive(call);
    const onVisible = () => document.visibilityState === 'visible' && session.nudge();
    const ends = [
      onLiveEvent('call.health', ({ sfu }) => sfu === 'ok' && session.nudge()),
      reachability.onReturn(session.hearAgain),
    ];
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      for (const end of ends) end();
      document.removeEventListener('visibilitychange', onVisible);
      call.end();
    };
  }, [media]);
  return active;
}
