import { cancelFollowing } from '@rapport/shared/scheduling/series.api';
import { isLateCancellation } from '@rapport/shared/sessions/sessionState';
import { cancelSession, type SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../../../platform/forms/useForm.ts';
import { useNow } from '../../../platform/time/useNow.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toast } from '../../../ui/toast.ts';
import { useViewer } from '../../identity/index.ts';
import { type Scope, ScopeField } from './ScopeField.tsx';
import { sessionOperations } from './sessionOperations.ts';

/** Cancels a session for both, with a reason that the other person sees. */
export function CancelSessionDialog({ session, onClose }: { session: SessionSummary; onClose: () => void }) {
  const { t } = useTranslation('booking');
  const viewer = useViewer();
  const now = useNow(60_000);
  const formId = useId();
  const [isPending, setPending] = useState(false);
  const [scope, setScope] = useState<Scope>('one');
  const other = session.mentor.id === viewer.id ? session.mentee : session.mentor;
  const form = useForm<typeof cancelSession | typeof cancelFollowing, { reason: string }>({
    operation: scope === 'following' ? cancelFollowing : cancelSession,
    initial: { reason: '' },
    toInput: (body) => ({ params: { sessionId: session.id }, body }),
    invalidates: sessionOperations,
    draft: `cancel.${session.id}`,
    onPending: setPending,
    onDone: () => {
      toast(t(`cancel.${scope}Done`, { name: other.name }), { tone: 'success' });
      onClose();
    },
  });
  return (
    <Dialog
      title={t('cancel.title', { title: session.title })}
      isOpen
      isAlert
      size="sm"
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel.keep')}</Button>
          <Button variant="danger" type="submit" form={formId} isPending={isPending}>
            {t(`cancel.${scope}Submit`)}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        {session.seriesId && <ScopeField scope={scope} onChange={setScope} />}
        <p>{t(`cancel.${scope}Text`)}</p>
        {isLateCancellation(Date.parse(session.startsAt), now) && <p>{t('cancel.late')}</p>}
        <TextArea
          label={t('cancel.reason')}
          hint={t('cancel.reasonHint', { name: other.name })}
          value={form.values.reason}
          onChange={(value) => form.set('reason', value)}
          error={form.errors.reason}
        />
      </form>
    </Dialog>
  );
}
