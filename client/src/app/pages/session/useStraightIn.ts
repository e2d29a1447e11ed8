import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { callPart } from '../../../features/sessions/call/callPart.ts';
import { readyToken } from '../../../features/sessions/call/connection/callToken.ts';
import { isJoinState } from '../../../features/sessions/call/lobby/joinState.ts';
import { readStraightIn } from '../../../features/sessions/call/lobby/straightIn.ts';
import type { JoinMedia } from '../../../features/sessions/call/media/LobbyMedia.ts';

/**
 * Whoever came by pressing Join goes in without the lobby when nothing needs it.
 * @returns true while that is being decided
 */
export function useStraightIn(
  sessionId: string,
  isOpen: boolean,
  onGo: (media: JoinMedia) => Promise<void>,
): boolean {
  const { state, pathname, search } = useLocation();
  const navigate = useNavigate();
  const [isDeciding, setDeciding] = useState(() => isOpen && isJoinState(state));
  const hasAsked = useRef(false);
  // Asked again at the end: by then the call may be drawn.
  const go = useEffectEvent(onGo);
  const decide = useEffectEvent(async () => {
    // One press, one way in: a reload or a way back to this page is none.
    void navigate(pathname + search, { replace: true, state: null });
    readyToken(sessionId);
    const [media] = await Promise.all([readStraightIn(), callPart.preload().catch(() => undefined)]);
    if (media) await go(media);
    setDeciding(false);
  });
  useEffect(() => {
    if (!isDeciding || hasAsked.current) return;
    hasAsked.current = true;
    void decide();
  }, [isDeciding]);
  return isDeciding;
}
