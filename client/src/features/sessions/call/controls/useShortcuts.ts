import { useEffect } from 'react';
import type { CallSession } from '../connection/CallSession.ts';
import type { MediaKind } from '../media/mediaChoice.ts';
import { isTyping } from './isTyping.ts';

const keys: Record<string, MediaKind> = { m: 'microphone', v: 'camera' };

/** M and V switch microphone and camera, unless a text has the focus or the person does not want it. */
export function useShortcuts(session: CallSession | undefined, isEnabled: boolean): void {
  useEffect(() => {
    if (!session || !isEnabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      const kind = keys[event.key.toLowerCase()];
      if (kind) session.media.toggle(kind);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [session, isEnabled]);
}
