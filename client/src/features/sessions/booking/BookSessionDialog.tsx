import type { MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import { listAgendaTemplates, type SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../../platform/api/useOperation.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { toast } from '../../../ui/toast.ts';
import { useViewer } from '../../identity/index.ts';
import { addToCalendar } from './addToCalendar.ts';
import { BookForm } from './BookForm.tsx';
import type { BookingWay } from './WayField.tsx';

export interface BookSessionDialogProps {
  mentorship: Pick<MentorshipView, 'id' | 'mentor' | 'mentee'>;
  onClose: () => void;
  /** How it begins; the person may choose otherwise. */
  way?: BookingWay;
  /** Of a series its first session. */
  onBooked?: (session: SessionSummary) => void;
}

/** Books or proposes a session of a pair, or books a series. What was typed stays, also when the dialog is closed before it was sent. */
export function BookSessionDialog({
  mentorship,
  onClose,
  way: initialWay = 'book',
  onBooked,
}: BookSessionDialogProps) {
  // Both here: to wait for words in an open dialog would take it away again.
  const { t } = useTranslation(['booking', 'meeting']);
  const viewer = useViewer();
  const errorText = useErrorText();
  const formId = useId();
  const [isPending, setPending] = useState(false);
  const [count, setCount] = useState(1);
  const [way, setWay] = useState(initialWay);
  const isMentor = mentorship.mentor.id === viewer.id;
  const other = isMentor ? mentorship.mentee : mentorship.mentor;
  const save = ({ id }: SessionSummary) =>
    void addToCalendar(id).catch((error: unknown) => toast(errorText(error), { tone: 'danger' }));
  const templates = useOperation(
    listAgendaTemplates,
    { params: { mentorshipId: mentorship.id } },
    { staleTime: 60_000 },
  );
  return (
    <Dialog
      title={t('title', { name: other.name })}
      isOpen
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            isPending={isPending}
            isDisabled={count === 0}
          >
            {way === 'propose'
              ? t('way.submit', { ns: 'meeting' })
              : t('submit', { count: Math.max(count, 1) })}
          </Button>
        </>
      }
    >
      {templates.error && (
        <ErrorState
          title={t('failed.title', { ns: 'common' })}
          text={errorText(templates.error)}
          retry={{ label: t('tryAgain', { ns: 'common' }), onPress: () => void templates.refetch() }}
        />
      )}
      {templates.isPending && <Skeleton label={t('loading', { ns: 'common' })} lines={5} />}
      {templates.data && (
        <BookForm
          id={formId}
          mentorshipId={mentorship.id}
          other={other}
          isMentor={isMentor}
          templates={templates.data.items}
          initialWay={initialWay}
          onCount={setCount}
          onWay={setWay}
          onPending={setPending}
          onDone={(booked) => {
            const [first] = booked;
            const isProposal = first?.state === 'proposed';
            const { name } = other;
            // A file of one session would stand for a whole series.
            const only = booked.length === 1 && !isProposal ? first : undefined;
            toast(
              isProposal
                ? t('way.done', { ns: 'meeting', name })
                : t('booked', { name, count: booked.length }),
              {
                tone: 'success',
                action: only && { label: t('addToCalendar'), onPress: () => save(only) },
              },
            );
            if (first && !isProposal) onBooked?.(first);
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}
