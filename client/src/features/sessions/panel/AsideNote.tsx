import { sessionDocument } from '@rapport/shared/collab/documentName';
import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropAside, readAside } from '../../../platform/collab/aside.ts';
import { replicaName } from '../../../platform/collab/forgetReplicas.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { PanelDocument } from './panelDocument.ts';
import { useDeviceCopy } from './useDeviceCopy.ts';

const AsideDialog = lazy(async () => ({ default: (await import('./AsideDialog.tsx')).AsideDialog }));

export interface AsideNoteProps {
  session: SessionView;
  viewer: Viewer;
  collab: PanelDocument;
}

/** Says that this device kept what it had of agenda and notes before those began anew, and shows it. */
export function AsideNote({ session, viewer, collab }: AsideNoteProps) {
  const { t } = useTranslation('panel');
  const name = replicaName(viewer.id, sessionDocument(session.id));
  const [copy, readAgain] = useDeviceCopy(name, readAside);
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
        {t('aside.text')}
      </Banner>
      <Suspense fallback={null}>
        {isOpen && (
          <AsideDialog
            copy={copy}
            session={session}
            collab={collab}
            onClose={() => setOpen(false)}
            onDrop={async () => {
              await dropAside(name);
              readAgain();
            }}
          />
        )}
      </Suspense>
    </>
  );
}
