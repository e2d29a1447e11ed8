import type { SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { CalendarClock, CalendarPlus, CalendarX2, Ellipsis, MapPin } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { MenuButton } from '../../../ui/MenuButton.tsx';
import { toast } from '../../../ui/toast.ts';

const MoveSessionDialog = lazy(async () => ({
  default: (await import('./MoveSessionDialog.tsx')).MoveSessionDialog,
}));
const ChangeKindDialog = lazy(async () => ({
  default: (await import('./ChangeKindDialog.tsx')).ChangeKindDialog,
}));
const CancelSessionDialog = lazy(async () => ({
  default: (await import('./CancelSessionDialog.tsx')).CancelSessionDialog,
}));

/** Moving, how it is held, cancelling and taking it into a calendar, for a session that has not begun; nothing for others. */
export function SessionMenu({ session }: { session: SessionSummary }) {
  const { t } = useTranslation('booking');
  const errorText = useErrorText();
  const [open, setOpen] = useState<'move' | 'kind' | 'cancel'>();
  if (session.state !== 'scheduled') return null;
  const close = () => setOpen(undefined);
  const save = () =>
    import('./addToCalendar.ts')
      .then(({ addToCalendar }) => addToCalendar(session.id))
      .catch((error: unknown) => toast(errorText(error), { tone: 'danger' }));
  return (
    <>
      <MenuButton
        label={t('menu', { title: session.title })}
        className="inline-flex size-9 shrink-0 items-center justify-center rounded-control hover:bg-ink/7 coarse:size-11"
        items={[
          {
            id: 'move',
            label: t('move.action'),
            icon: <CalendarClock size={20} aria-hidden />,
            onAction: () => setOpen('move'),
          },
          {
            id: 'kind',
            label: t('kind.action'),
            icon: <MapPin size={20} aria-hidden />,
            onAction: () => setOpen('kind'),
          },
          {
            id: 'calendar',
            label: t('addToCalendar'),
            icon: <CalendarPlus size={20} aria-hidden />,
            onAction: () => void save(),
          },
          {
            id: 'cancel',
            label: t('cancel.action'),
            icon: <CalendarX2 size={20} aria-hidden />,
            tone: 'danger',
            onAction: () => setOpen('cancel'),
          },
        ]}
      >
        <Ellipsis size={20} aria-hidden />
      </MenuButton>
      <Suspense fallback={null}>
        {open === 'move' && <MoveSessionDialog session={session} onClose={close} />}
        {open === 'kind' && <ChangeKindDialog session={session} onClose={close} />}
        {open === 'cancel' && <CancelSessionDialog session={session} onClose={close} />}
      </Suspense>
    </>
  );
}
