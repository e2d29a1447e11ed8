import { moveFollowing } from '@rapport/shared/scheduling/series.api';
import { moveSession, type SessionSummary } from '@rapport/shared/sessions/sessions.api';
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
import { type Scope, ScopeField } from './ScopeField.tsx';
import { sessionOperations } from './sessionOperations.ts';
import { WhenFields, type WhenValues } from './WhenFields.tsx';

interface Values extends WhenValues {
  reason: string;
}

/** Moves a session to another time, with a reason that the other person sees. */
export function MoveSessionDialog({ session, onClose }: { session: SessionSummary; onClose: () => void }) {
  const { t } = useTranslation('booking');
  const viewer = useViewer();
  const formId = useId();
  const [isPending, setPending] = useState(false);
  const [scope, setScope] = useState<Scope>('one');
  const other = session.mentor.id === viewer.id ? session.mentee : session.mentor;
  const form = useForm<typeof moveSession | typeof moveFollowing, Values>({
    operation: scope === 'following' ? moveFollowing : moveSession,
    initial: {
      // A series keeps the time of the day of its own zone, whoever moves it.
      ...wallTimeAt(Date.parse(session.startsAt), session.seriesId ? session.zone : viewer.zone),
      minutes: String(session.minutes),
      reason: '',
    },
    toInput: ({ minutes, ...body }) => ({
      params: { sessionId: session.id },
      body: { ...body, minutes: Number(minutes) },
    }),
    invalidates: sessionOperations,
    draft: `move.${session.id}`,
    fieldOf: { time_in_past: 'time', time_does_not_exist: 'time' },
    onPending: setPending,
    onDone: () => {
      toast(t(`move.${scope}Done`, { name: other.name }), { tone: 'success' });
      onClose();
    },
  });
  const pair = { mentorshipId: session.mentorshipId, other, isMentor: session.mentor.id === viewer.id };
  return (
    <Dialog
      title={t('move.title', { title: session.title })}
      isOpen
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={isPending}>
            {t(`move.${scope}Submit`)}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        {session.seriesId && <ScopeField scope={scope} onChange={setScope} />}
        <WhenFields form={form} {...pair} moving={session.id} />
        <TextArea
          label={t('move.reason')}
          hint={t('move.reasonHint', { name: other.name })}
          value={form.values.reason}
          onChange={(value) => form.set('reason', value)}
          error={form.errors.reason}
        />
      </form>
    </Dialog>
  );
}
