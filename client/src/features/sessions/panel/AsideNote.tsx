import { marginDocument, sessionDocument } from '@rapport/shared/collab/documentName';
import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { readAside } from '../../../platform/collab/aside.ts';
import { replicaName } from '../../../platform/collab/forgetReplicas.ts';
import { later, MissingPopup } from '../../../ui/later.tsx';
import { CopyNote } from './CopyNote.tsx';
import type { PanelDocument } from './panelDocument.ts';

const AsideDialog = later(async () => (await import('./AsideDialog.tsx')).AsideDialog, MissingPopup);
const CopyDialog = later(async () => (await import('./CopyDialog.tsx')).CopyDialog, MissingPopup);

export interface AsideNoteProps {
  session: SessionView;
  viewer: Viewer;
  collab: PanelDocument;
  /** The document is the viewer's own margin: it has no versions, so nothing is put back by itself. */
  isOwn?: boolean;
}

/** Says that this device kept what it had of a document before that began anew, and shows it. */
export function AsideNote({ session, viewer, collab, isOwn = false }: AsideNoteProps) {
  const { t } = useTranslation('copies');
  const document = isOwn ? marginDocument(session.id, viewer.id) : sessionDocument(session.id);
  return (
    <CopyNote name={replicaName(viewer.id, document)} read={readAside} text={t('aside.text')}>
      {(dialog) =>
        isOwn ? (
          <CopyDialog {...dialog} isOwn lead={<p className="pb-4 text-muted">{t('aside.whatOwn')}</p>} />
        ) : (
          <AsideDialog {...dialog} session={session} collab={collab} />
        )
      }
    </CopyNote>
  );
}
