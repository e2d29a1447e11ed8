import { sessionDocument } from '@rapport/shared/collab/documentName';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropCopy, readCopy } from '../../../platform/collab/deviceCopy.ts';
import { replicaName } from '../../../platform/collab/forgetReplicas.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CopyDialog } from './CopyDialog.tsx';
import { useDeviceCopy } from './useDeviceCopy.ts';

/** What this device has of a session that the server does not know: nobody else may have it any more. */
export function OrphanNote({ sessionId, viewerId }: { sessionId: string; viewerId: string }) {
  const { t } = useTranslation('panel');
  const name = replicaName(viewerId, sessionDocument(sessionId));
  const [copy, readAgain] = useDeviceCopy(name, readCopy);
  const [isOpen, setOpen] = useState(false);
  if (!copy) return null;
  return (
    <>
      <Banner
        tone="warm"
        action={
          <Button size="sm" onPress={() => setOpen(true)}>
            {t('aside.show')}
          </Button>
        }
      >
        {t('orphan.text')}
      </Banner>
      {isOpen && (
        <CopyDialog
          copy={copy}
          lead={<p className="pb-4 text-muted">{t('orphan.what')}</p>}
          onClose={() => setOpen(false)}
          onDrop={async () => {
            await dropCopy(name);
            setOpen(false);
            readAgain();
          }}
        />
      )}
    </>
  );
}
