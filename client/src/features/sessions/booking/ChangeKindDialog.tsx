import { changeKind } from '@rapport/shared/sessions/kind.api';
import type { SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../../../platform/forms/useForm.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { toast } from '../../../ui/toast.ts';
import { useViewer } from '../../identity/index.ts';
import { otherOf } from '../../mentorships/index.ts';
import { KindFields, type KindValues, kindOf } from './KindFields.tsx';
import { sessionOperations } from './sessionOperations.ts';

/** Says how a session that has not begun is held, and where. */
export function ChangeKindDialog({ session, onClose }: { session: SessionSummary; onClose: () => void }) {
  const { t } = useTranslation('meeting');
  const viewer = useViewer();
  const formId = useId();
  const [isPending, setPending] = useState(false);
  const form = useForm<typeof changeKind, KindValues>({
    operation: changeKind,
    initial: { kind: session.kind, place: session.place },
    toInput: (typed) => ({ params: { sessionId: session.id }, body: kindOf(typed) }),
    invalidates: sessionOperations,
    onPending: setPending,
    onDone: () => {
      toast(t('kind.done', { name: otherOf(session, viewer.id).name }), { tone: 'success' });
      onClose();
    },
  });
  return (
    <Dialog
      title={t('kind.title', { title: session.title })}
      isOpen
      size="sm"
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={isPending}>
            {t('kind.submit')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <KindFields form={form} />
      </form>
    </Dialog>
  );
}
