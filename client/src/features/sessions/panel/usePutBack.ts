import { sessionDocument } from '@rapport/shared/collab/documentName';
import { keepVersion, listVersions } from '@rapport/shared/sessions/history.api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as Y from 'yjs';
import { useCommand } from '../../../platform/api/useCommand.ts';
import type { PanelDocument } from './panelDocument.ts';
import { untilSaved } from './untilSaved.ts';

/** What the server is given to store it (ms). */
const savedWithin = 10_000;

/**
 * Puts a copy back into agenda and notes. What stands there is kept as a version first.
 * @param onSaved the server has it: the copy is not needed any more
 */
export function usePutBack(sessionId: string, collab: PanelDocument, onSaved: () => void) {
  const { t } = useTranslation('copies');
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const { mutateAsync } = useCommand(keepVersion, { invalidates: [listVersions] });
  const putBack = async (copy: Uint8Array, epoch: number | undefined) => {
    setPending(true);
    setError(undefined);
    try {
      await mutateAsync({ params: { sessionId }, body: { name: t('aside.before') } });
      if (await isRestored(sessionDocument(sessionId), copy, epoch)) return onSaved();
      await rewrite(collab, copy);
      if (collab.getSnapshot().save === 'saved') onSaved();
    } catch (cause) {
      // The copy stays for the next try.
      setError(cause);
    } finally {
      setPending(false);
    }
  };
  return { putBack, isPending, error };
}

/** False where the copy is of another history than the document's now, or nobody knows. */
async function isRestored(document: string, update: Uint8Array, epoch: number | undefined): Promise<boolean> {
  if (epoch === undefined) return false;
  const { restoreCopy } = await import('../../../platform/collab/restoreCopy.ts');
  return restoreCopy({ document, update, epoch });
}

/** Makes agenda and notes say what the copy says, as an edit of the person who does it. */
async function rewrite(collab: PanelDocument, copy: Uint8Array): Promise<void> {
  const { restoreContent } = await import('@rapport/shared/sessions/restore/restoreContent');
  const then = new Y.Doc();
  Y.applyUpdate(then, copy);
  collab.doc.transact(() => restoreContent(collab.doc, then));
  then.destroy();
  await untilSaved(collab, savedWithin);
}
