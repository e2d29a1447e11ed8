import { useEffect, useRef, useState } from 'react';
import { prepareCallAhead } from '../../../features/sessions/call/callPart.ts';
import type { PreparedCall } from '../../../features/sessions/call/connection/prepareCall.ts';
import type { JoinMedia } from '../../../features/sessions/call/media/LobbyMedia.ts';

interface Prepared {
  readonly call: PreparedCall;
  /** Counts them. */
  readonly turn: number;
}

interface Preparation {
  /** To be drawn; undefined until its code is here, and where nobody may join. */
  readonly prepared: Prepared | undefined;
  /**
   * Joins at the press itself, and resolves when there is something to be shown: to show the call takes as long as the
   * way there, and would hold it up.
   * @returns false when that was begun before
   */
  readonly begin: (media: JoinMedia) => Promise<boolean>;
  /** Gives up the one that was used. */
  readonly renew: () => void;
}

/** A call to be drawn before it is joined, while one may be. */
export function usePreparedCall(sessionId: string, isOpen: boolean, isInCall: boolean): Preparation {
  const [prepared, setPrepared] = useState<Prepared>();
  const turns = useRef(0);
  const lacksOne = isOpen && !isInCall && !prepared;
  useEffect(() => {
    if (!lacksOne) return;
    let isWaiting = true;
    const prepare = async () => {
      const call = await prepareCallAhead(sessionId);
      if (isWaiting) setPrepared({ call, turn: ++turns.current });
    };
    // Whoever joins all the same loads it then, and hears why it cannot be had.
    prepare().catch(() => undefined);
    return () => {
      isWaiting = false;
    };
  }, [lacksOne, sessionId]);
  const isNeeded = isOpen || isInCall;
  useEffect(() => {
    if (!isNeeded) setPrepared(undefined);
  }, [isNeeded]);
  useEffect(() => {
    // Begun at the press, and never shown: the person went elsewhere in that moment, or the session was over.
    return () => {
      if (prepared?.call.take()) prepared.call.end();
    };
  }, [prepared]);
  const begin = async (media: JoinMedia) => {
    if (!prepared) return true;
    if (!prepared.call.begin(media, false)) return false;
    await prepared.call.hasNews();
    return true;
  };
  return { prepared, begin, renew: () => setPrepared(undefined) };
}
