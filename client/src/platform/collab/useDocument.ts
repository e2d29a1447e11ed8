import { useEffect, useState } from 'react';
import { reachability } from '../api/reachability.ts';
import type { CollabDocument } from './CollabDocument.ts';

/**
 * A document, open for as long as it is wanted; undefined until it is. The engine's code comes by itself: nobody
 * waits for it to join.
 * @param name as `documentName` writes it
 * @param personId whose copy is kept on this device
 * @param isGuest comes by the guest cookie, and keeps no copy
 */
export function useDocument(
  name: string,
  personId: string,
  isWanted: boolean,
  isGuest = false,
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
        const { CollabDocument: Document } = await import('./CollabDocument.ts');
        if (isGone) return;
        opened = new Document(name, personId, isGuest);
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
  }, [name, personId, isWanted, isGuest, attempt]);
  return document;
}
