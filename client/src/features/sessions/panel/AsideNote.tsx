import type { Viewer } from '@rapport/shared/identity/identity.api';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropAside, readAside } from '../../../platform/collab/aside.ts';
import { replicaName } from '../../../platform/collab/forgetReplicas.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';

const AsideDialog = lazy(async () => ({ default: (await import('./AsideDialog.tsx')).AsideDialog }));

/** Says that this device kept what it had of a document before that began anew, and shows it. */
export function AsideNote({ document, viewer }: { document: string; viewer: Viewer }) {
  const { t } = useTranslation('panel');
  const [copy, setCopy] = useState<Uint8Array>();
  const [isOpen, setOpen] = useState(false);
  const name = replicaName(viewer.id, document);

  useEffect(() => {
    let isGone = false;
    readAside(name)
      .then((found) => {
        if (!isGone) setCopy(found);
      })
      // A browser that keeps nothing has set nothing aside.
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [name]);

  if (!copy) return null;
  return (
    <div className="p-3">
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
            onClose={() => setOpen(false)}
            onDrop={async () => {
              await dropAside(name);
              setCopy(undefined);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}
