import { readDocument } from '@rapport/shared/sessions/history.api';
import { useEffect } from 'react';
import type * as Y from 'yjs';
import { invalidate } from '../../../../platform/api/queryClient.ts';

/** The other person types on: what the server knows is asked again after such a pause (ms). */
const after = 1_500;

/** Reads the document as it is now again when it has changed, so that a comparison with it stays true. */
export function useFreshDocument(doc: Y.Doc | undefined): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onUpdate = () => {
      clearTimeout(timer);
      timer = setTimeout(() => invalidate(readDocument.id), after);
    };
    doc?.on('update', onUpdate);
    return () => {
      clearTimeout(timer);
      doc?.off('update', onUpdate);
    };
  }, [doc]);
}
