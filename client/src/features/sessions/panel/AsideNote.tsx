import { sessionDocument } from '@rapport/shared/collab/documentName';
import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { readAside } from '../../../platform/collab/aside.ts';
import { replicaName } from '../../../platform/collab/forgetReplicas.ts';
import { later, MissingPopup } from '../../../ui/later.tsx';
import { CopyNote } from './CopyNote.tsx';
import type { PanelDocument } from './panelDocument.ts';

const AsideDialog = later(async () => (await import('./AsideDialog.tsx')).AsideDialog, MissingPopup);

export interface AsideNoteProps {
  session: SessionView;
  viewer: Viewer;
  collab: PanelDocument;
}

/** Says that this device kept what it had of agenda and notes before those began anew, and shows it. */
export function AsideNote({ session, viewer, collab }: AsideNoteProps) {
  const { t } = useTranslation('panel');
  const name = replicaName(viewer.id, sessionDocument(session.id));
  return (
    <CopyNote name={name} read={readAside} text={t('aside.text')}>
      {(dialog) => <AsideDialog {...dialog} session={session} collab={collab} />}
    </CopyNote>
  );
}
