import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { bookSeries } from '@rapport/shared/scheduling/series.api';
import { bookSession, type SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../../../platform/forms/useForm.ts';
import { dateIn } from '../../../platform/i18n/format.ts';
import { serverNow } from '../../../platform/time/serverClock.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useViewer } from '../../identity/index.ts';
import { civilStart } from './civilStart.ts';
import { RepeatFields } from './RepeatFields.tsx';
import { type RepeatValues, recurrenceOf } from './repeat.ts';
import { SeriesPreview } from './SeriesPreview.tsx';
import { sessionOperations } from './sessionOperations.ts';
import { useSeries } from './useSeries.ts';
import { WhenFields, type WhenValues } from './WhenFields.tsx';
import { WhenPreview } from './WhenPreview.tsx';

const day = 86_400_000;

export interface AgendaTemplate {
  id: string;
  name: string;
  items: { title: string; minutes: number }[];
}

export interface BookFormProps {
  id: string;
  mentorshipId: string;
  other: PersonSummary;
  /** Whether the viewer is the mentor of the pair. */
  isMentor: boolean;
  templates: readonly AgendaTemplate[];
  /** How many sessions would be booked. */
  onCount: (sessions: number) => void;
  onPending: (isPending: boolean) => void;
  onDone: (booked: readonly SessionSummary[]) => void;
}

interface Values extends WhenValues, RepeatValues {
  title: string;
  templateId: string;
}

/** When, how often, and with which agenda. */
export function BookForm({
  id,
  mentorshipId,
  other,
  isMentor,
  templates,
  onCount,
  onPending,
  onDone,
}: BookFormProps) {
  const { t } = useTranslation('booking');
  const { zone } = useViewer();
  const tomorrow = dateIn(zone, serverNow() + day);
  const first = templates[0];
  const form = useForm<typeof bookSession | typeof bookSeries, Values>({
    operation: (typed) => (recurrenceOf(typed.date, typed) ? bookSeries : bookSession),
    initial: {
      ...{ date: tomorrow, time: civilStart(tomorrow, zone, other.zone), zone },
      ...{ repeats: 'once', ends: '6', until: '' },
      minutes: String(totalMinutes(first) || 45),
      title: first?.name ?? '',
      templateId: first?.id ?? '',
    },
    toInput: ({ repeats, ends, until, minutes, ...typed }) => {
      const body = { ...typed, minutes: Number(minutes) };
      const recurrence = recurrenceOf(typed.date, { repeats, ends, until });
      const more = { recurrence, key: series.key, without: series.without };
      return { params: { mentorshipId }, body: recurrence ? { ...body, ...more, recurrence } : body };
    },
    invalidates: sessionOperations,
    draft: `booking.${mentorshipId}`,
    fieldOf: { time_in_past: 'time', time_does_not_exist: 'time' },
    fieldAt: { recurrence: 'until' },
    onPending,
    onDone: (booked) => onDone('sessions' in booked ? booked.sessions : [booked]),
  });
  const { values, set } = form;
  const series = useSeries(mentorshipId, values, [values.title, values.templateId]);
  const template = templates.find((candidate) => candidate.id === values.templateId);

  useEffect(() => {
    // A draft can name a template that is gone.
    if (!template && first) set('templateId', first.id);
  }, [template, first, set]);

  const { state, occurrences, without } = series;
  // Nothing can be booked before it is known what it clashes with.
  const count = state === 'none' ? 1 : state === 'ready' ? occurrences.length - without.length : 0;
  useEffect(() => onCount(count), [count, onCount]);

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
      <WhenFields
        form={form}
        mentorshipId={mentorshipId}
        other={other}
        isMentor={isMentor}
        isSeries={series.state !== 'none'}
      />
      <RepeatFields form={form} />
      {series.state === 'none' ? (
        <WhenPreview values={values} other={other} />
      ) : (
        <SeriesPreview series={series} minutes={Number(values.minutes)} other={other} isMentor={isMentor} />
      )}
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

function totalMinutes(template: AgendaTemplate | undefined): number {
  const total = (template?.items ?? []).reduce((sum, { minutes }) => sum + minutes, 0);
  return Math.min(Math.max(total, 0), 240);
}
