import { counterProposal } from '@rapport/shared/sessions/proposals.api';
import type { SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { wallTimeAt } from '@rapport/shared/sessions/wallTime';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../../../platform/forms/useForm.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toast } from '../../../ui/toast.ts';
import { useViewer } from '../../identity/index.ts';
import { otherOf } from '../../mentorships/index.ts';
import { sessionOperations } from '../booking/sessionOperations.ts';
import { WhenFields, type WhenValues } from '../booking/WhenFields.tsx';

interface Values extends WhenValues {
  reason: string;
}

/** Another time in place of the proposed one, with a line to the other person if one likes. */
export function CounterDialog({ session, onClose }: { session: SessionSummary; onClose: () => void }) {
  const { t } = useTranslation(['meeting', 'booking']);
  const viewer = useViewer();
  const formId = useId();
  const [isPending, setPending] = useState(false);
  const other = otherOf(session, viewer.id);
  // What is answered is what was seen when the dialog opened.
  const [seen] = useState(session.startsAt);
  const form = useForm<typeof counterProposal, Values>({
    operation: counterProposal,
    initial: {
      ...wallTimeAt(Date.parse(session.startsAt), viewer.zone),
      minutes: String(session.minutes),
      reason: '',
    },
    toInput: ({ minutes, ...body }) => ({
      params: { sessionId: session.id },
      body: { ...body, seen, minutes: Number(minutes) },
    }),
    invalidates: sessionOperations,
    draft: `counter.${session.id}`,
    fieldOf: { time_in_past: 'time', time_does_not_exist: 'time' },
    onPending: setPending,
    onDone: () => {
      toast(t('proposal.counterDone', { name: other.name }), { tone: 'success' });
      onClose();
    },
  });
  const pair = { mentorshipId: session.mentorshipId, other, isMentor: session.mentor.id === viewer.id };
  return (
    <Dialog
      title={t('proposal.counterTitle', { title: session.title })}
      isOpen
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={isPending}>
            {t('proposal.counterSubmit')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <WhenFields form={form} {...pair} />
        <TextArea
          label={t('proposal.counterLine', { name: other.name })}
          hint={t('optional', { ns: 'common' })}
          value={form.values.reason}
          onChange={(value) => form.set('reason', value)}
          error={form.errors.reason}
        />
      </form>
    </Dialog>
  );
}
