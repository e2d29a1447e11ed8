import { declineProposal } from '@rapport/shared/sessions/proposals.api';
import type { SessionSummary } from '@rapport/shared/sessions/sessions.api';
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

/** Declines a proposed session, with a reason that the other person sees. */
export function DeclineDialog({ session, onClose }: { session: SessionSummary; onClose: () => void }) {
  const { t } = useTranslation('meeting');
  const viewer = useViewer();
  const formId = useId();
  const [isPending, setPending] = useState(false);
  const { name } = otherOf(session, viewer.id);
  const [startsAt] = useState(session.startsAt);
  const form = useForm<typeof declineProposal, { reason: string }>({
    operation: declineProposal,
    initial: { reason: '' },
    toInput: ({ reason }) => ({ params: { sessionId: session.id }, body: { startsAt, reason } }),
    invalidates: sessionOperations,
    draft: `decline.${session.id}`,
    onPending: setPending,
    onDone: () => {
      toast(t('proposal.declined', { name }), { tone: 'success' });
      onClose();
    },
  });
  return (
    <Dialog
      title={t('proposal.declineTitle', { title: session.title })}
      isOpen
      isAlert
      size="sm"
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        <>
          <Button onPress={onClose}>{t('proposal.declineKeep')}</Button>
          <Button variant="danger" type="submit" form={formId} isPending={isPending}>
            {t('proposal.declineSubmit')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <p>{t('proposal.declineText')}</p>
        <TextArea
          label={t('proposal.declineReason')}
          hint={t('proposal.declineReasonHint', { name })}
          value={form.values.reason}
          onChange={(value) => form.set('reason', value)}
          error={form.errors.reason}
        />
      </form>
    </Dialog>
  );
}
