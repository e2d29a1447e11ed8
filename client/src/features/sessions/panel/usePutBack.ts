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
 * Makes agenda and notes say what a copy says, as an edit of the person who does it. What stands there is kept as a
 * version first.
 * @param onSaved the server has it: the copy is not needed any more
 */
export function usePutBack(sessionId: string, collab: PanelDocument, onSaved: () => void) {
  const { t } = useTranslation('copies');
  const [isPending, setPending] = useState(false);
  const { mutateAsync, error } = useCommand(keepVersion, { invalidates: [listVersions] });
  const putBack = async (copy: Uint8Array) => {
    setPending(true);
    try {
      const { restoreContent } = await import('@rapport/shared/sessions/restore/restoreContent');
      await mutateAsync({ params: { sessionId }, body: { name: t('aside.before') } });
      const then = new Y.Doc();
      Y.applyUpdate(then, copy);
      collab.doc.transact(() => restoreContent(collab.doc, then));
      then.destroy();
      await untilSaved(collab, savedWithin);
      if (collab.getSnapshot().save === 'saved') onSaved();
    } catch {
      // `error` says what; the copy stays for the next try.
    } finally {
      setPending(false);
    }
  };
  return { putBack, isPending, error };
}
