import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import type { MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import {
  bookSession,
  listAgendaTemplates,
  listComingSessions,
  listSessions,
  type SessionView,
} from '@rapport/shared/sessions/sessions.api';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../../platform/api/useOperation.ts';
import { useForm } from '../../../platform/forms/useForm.ts';
import { dateIn } from '../../../platform/i18n/format.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { serverNow } from '../../../platform/time/serverClock.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/toast.ts';
import { useViewer } from '../../identity/index.ts';
import { civilStart } from './civilStart.ts';
import { WhenFields } from './WhenFields.tsx';
import { WhenPreview } from './WhenPreview.tsx';

const day = 86_400_000;

export interface BookSessionDialogProps {
  mentorship: Pick<MentorshipView, 'id' | 'mentor' | 'mentee'>;
  onClose: () => void;
  onBooked?: (session: SessionView) => void;
}

/** Books a session of a pair. What was typed stays, also when the dialog is closed before it was sent. */
export function BookSessionDialog({ mentorship, onClose, onBooked }: BookSessionDialogProps) {
  const { t } = useTranslation('booking');
  const viewer = useViewer();
  const errorText = useErrorText();
  const formId = useId();
  const [isPending, setPending] = useState(false);
  const other = mentorship.mentor.id === viewer.id ? mentorship.mentee : mentorship.mentor;
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
          <Button variant="primary" type="submit" form={formId} isPending={isPending}>
            {t('submit')}
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
          templates={templates.data.items}
          onPending={setPending}
          onDone={(session) => {
            toast(t('booked', { name: other.name }), { tone: 'success' });
            onBooked?.(session);
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}

interface Template {
  id: string;
  name: string;
  items: { title: string; minutes: number }[];
}

function BookForm({
  id,
  mentorshipId,
  other,
  templates,
  onPending,
  onDone,
}: {
  id: string;
  mentorshipId: string;
  other: PersonSummary;
  templates: readonly Template[];
  onPending: (isPending: boolean) => void;
  onDone: (session: SessionView) => void;
}) {
  const { t } = useTranslation('booking');
  const { zone } = useViewer();
  const today = dateIn(zone, serverNow());
  const tomorrow = dateIn(zone, serverNow() + day);
  const first = templates[0];
  const form = useForm({
    operation: bookSession,
    initial: {
      date: tomorrow,
      time: civilStart(tomorrow, zone, other.zone),
      zone,
      minutes: String(totalMinutes(first) || 45),
      title: first?.name ?? '',
      templateId: first?.id ?? '',
    },
    toInput: ({ minutes, ...body }) => ({
      params: { mentorshipId },
      body: { ...body, minutes: Number(minutes) },
    }),
    invalidates: [listSessions, listComingSessions],
    draft: `booking.${mentorshipId}`,
    fieldOf: { time_in_past: 'time', time_does_not_exist: 'time' },
    onPending,
    onDone,
  });
  const { values, set } = form;
  const template = templates.find((candidate) => candidate.id === values.templateId);

  useEffect(() => {
    // A draft can name a template that is gone.
    if (!template && first) set('templateId', first.id);
  }, [template, first, set]);

  const choose = (templateId: string) => {
    const next = templates.find((candidate) => candidate.id === templateId);
    // A title and a length that nobody has changed follow the template.
    if (next && values.title === template?.name) set('title', next.name);
    if (next && values.minutes === String(totalMinutes(template))) set('minutes', String(totalMinutes(next)));
    set('templateId', templateId);
  };

  return (
    <form id={id} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <WhenFields form={form} today={today} />
      <WhenPreview values={values} other={other} />
      <TextField
        label={t('name')}
        value={values.title}
        onChange={(value) => set('title', value)}
        error={form.errors.title}
        isRequired
      />
      <Select
        label={t('template')}
        hint={t('templateHint')}
        value={values.templateId}
        onChange={choose}
        options={templates.map(({ id: value, name }) => ({ value, label: name }))}
        error={form.errors.templateId}
      />
      {template && (
        <p className="-mt-3 text-muted text-sm">{template.items.map(({ title }) => title).join(' · ')}</p>
      )}
    </form>
  );
}

function totalMinutes(template: Template | undefined): number {
  const total = (template?.items ?? []).reduce((sum, { minutes }) => sum + minutes, 0);
  return Math.min(Math.max(total, 0), 240);
}
