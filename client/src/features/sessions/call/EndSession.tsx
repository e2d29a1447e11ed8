import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollabDocument } from '../../../platform/collab/CollabDocument.ts';
import { Button } from '../../../ui/Button.tsx';

const WrapUp = lazy(async () => ({ default: (await import('../panel/WrapUp.tsx')).WrapUp }));

/** Ends the session for both, after the wrap-up: a button, for where there is room for one. */
export function EndSession({
  session,
  collab,
  onEnded,
}: {
  session: SessionView;
  collab: CollabDocument | undefined;
  onEnded: () => void;
}) {
  const { t } = useTranslation('call');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="lg" onPress={() => setOpen(true)}>
        {t('control.end')}
      </Button>
      {isOpen && (
        <WrapUpDialog session={session} collab={collab} onClose={() => setOpen(false)} onEnded={onEnded} />
      )}
    </>
  );
}

/** The wrap-up, once its code and the agenda are there. */
export function WrapUpDialog({
  session,
  collab,
  onClose,
  onEnded,
}: {
  session: SessionView;
  collab: CollabDocument | undefined;
  onClose: () => void;
  onEnded: () => void;
}) {
  return (
    <Suspense fallback={null}>
      {collab && <WrapUp session={session} collab={collab} onClose={onClose} onEnded={onEnded} />}
    </Suspense>
  );
}
