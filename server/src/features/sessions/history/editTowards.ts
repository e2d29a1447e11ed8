import { restoreContent } from '@rapport/shared/sessions/restore/restoreContent';
import * as Y from 'yjs';

/**
 * The edit that leads from a document's content to an earlier one's, as one update of a new author. Nothing of the
 * history is taken back: what goes is deleted, what comes is written again.
 * @returns undefined when they say the same
 */
export function editTowards(state: Uint8Array, earlier: Uint8Array): Uint8Array | undefined {
  const now = new Y.Doc();
  const then = new Y.Doc();
  try {
    Y.applyUpdate(now, state);
    Y.applyUpdate(then, earlier);
    let edit: Uint8Array | undefined;
    now.once('update', (update: Uint8Array) => {
      edit = update;
    });
    now.transact(() => restoreContent(now, then));
    return edit;
  } finally {
    now.destroy();
    then.destroy();
  }
}
