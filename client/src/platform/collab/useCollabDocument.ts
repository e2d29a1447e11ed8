import { useEffect, useState, useSyncExternalStore } from 'react';
import { CollabDocument, type CollabState } from './CollabDocument.ts';

/** Opens a document for as long as the component is there; undefined until it is open. */
export function useCollabDocument(name: string, personId: string): CollabDocument | undefined {
  const [document, setDocument] = useState<CollabDocument>();
  useEffect(() => {
    const opened = new CollabDocument(name, personId);
    setDocument(opened);
    return () => {
      setDocument(undefined);
      opened.close();
    };
  }, [name, personId]);
  return document;
}

export function useCollabState(document: CollabDocument): CollabState {
  return useSyncExternalStore(document.subscribe, document.getSnapshot);
}
