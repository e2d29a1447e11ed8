import { sessionDocument } from '@rapport/shared/collab/documentName';
import { useTranslation } from 'react-i18next';
import { readCopies } from '../../../platform/collab/deviceCopy.ts';
import { replicaName } from '../../../platform/collab/forgetReplicas.ts';
import { CopyDialog } from './CopyDialog.tsx';
import { CopyNote } from './CopyNote.tsx';

/** What this device has of a session that the server does not know: nobody else may have it any more. */
export function OrphanNote({ sessionId, viewerId }: { sessionId: string; viewerId: string }) {
  const { t } = useTranslation('copies');
  const name = replicaName(viewerId, sessionDocument(sessionId));
  return (
    <CopyNote name={name} read={readCopies} text={t('orphan.text')}>
      {(dialog) => <CopyDialog {...dialog} lead={<p className="pb-4 text-muted">{t('orphan.what')}</p>} />}
    </CopyNote>
  );
}
