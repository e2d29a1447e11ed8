import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollabDocument } from '../../../platform/collab/CollabDocument.ts';
import { Button } from '../../../ui/Button.tsx';
import { later, MissingPopup } from '../../../ui/later.tsx';

const WrapUp = later(async () => (await import('../panel/WrapUp.tsx')).WrapUp, MissingPopup);

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

/** How the wrap-up was asked for. */
export interface WrapUpWish {
  /** Before the end: the session goes on behind it. */
  readonly isEarly: boolean;
  /** The mentee ends a session only once the mentor has gone. */
  readonly mayEnd: boolean;
}

const toEnd: WrapUpWish = { isEarly: false, mayEnd: true };

/** The wrap-up, once its code and the agenda are there. */
export function WrapUpDialog({
  session,
  collab,
  wish = toEnd,
  onClose,
  onEnded,
}: {
  session: SessionView;
  collab: CollabDocument | undefined;
  wish?: WrapUpWish;
  onClose: () => void;
  onEnded: () => void;
}) {
  return (
    <Suspense fallback={null}>
      {collab && <WrapUp {...wish} session={session} collab={collab} onClose={onClose} onEnded={onEnded} />}
    </Suspense>
  );
}
