import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollabDocument } from '../../../platform/collab/CollabDocument.ts';
import { Button } from '../../../ui/Button.tsx';

const WrapUp = lazy(async () => ({ default: (await import('../panel/WrapUp.tsx')).WrapUp }));

/** Ends the session for both, after the wrap-up. */
export function EndSession({
  session,
  collab,
  variant,
}: {
  session: SessionView;
  collab: CollabDocument | undefined;
  variant: 'plain' | 'quiet';
}) {
  const { t } = useTranslation('call');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} size="lg" onPress={() => setOpen(true)}>
        {t('control.end')}
      </Button>
      {isOpen && collab && (
        <Suspense fallback={null}>
          <WrapUp session={session} collab={collab} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
