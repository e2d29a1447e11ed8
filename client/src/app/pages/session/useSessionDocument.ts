import { useEffect, useState } from 'react';
import { reachability } from '../../../platform/api/reachability.ts';
import type { CollabDocument } from '../../../platform/collab/CollabDocument.ts';

/**
 * Agenda and notes of a session, opened once for lobby and call alike; undefined until then. The engine's code comes
 * by itself: nobody waits for it to join.
 */
export function useSessionDocument(
  sessionId: string,
  personId: string,
  isWanted: boolean,
): CollabDocument | undefined {
  const [document, setDocument] = useState<CollabDocument>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens again
  useEffect(() => {
    if (!isWanted) return;
    let opened: CollabDocument | undefined;
    let isGone = false;
    let stopWaiting: () => void = () => undefined;
    const open = async () => {
      try {
        const { CollabDocument: Document } = await import('../../../platform/collab/CollabDocument.ts');
        if (isGone) return;
        opened = new Document(`session:${sessionId}`, personId);
        setDocument(opened);
      } catch {
        stopWaiting = reachability.onReturn(() => setAttempt((before) => before + 1));
      }
    };
    void open();
    return () => {
      isGone = true;
      stopWaiting();
      setDocument(undefined);
      opened?.close();
    };
  }, [sessionId, personId, isWanted, attempt]);
  return document;
}
