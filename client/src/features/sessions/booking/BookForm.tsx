import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { bookSeries } from '@rapport/shared/scheduling/series.api';
import { proposeSession } from '@rapport/shared/sessions/proposals.api';
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
import { KindFields, type KindValues, kindOf } from './KindFields.tsx';
import { RepeatFields } from './RepeatFields.tsx';
import { type RepeatValues, recurrenceOf } from './repeat.ts';
import { SeriesPreview } from './SeriesPreview.tsx';
import { sessionOperations } from './sessionOperations.ts';
import { useSeries } from './useSeries.ts';
import { type BookingWay, WayField } from './WayField.tsx';
import { WhenFields, type WhenValues } from './WhenFields.tsx';

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
  /** Whether it begins as a booking or as a proposal; the person may choose otherwise. */
  initialWay: BookingWay;
  /** How many sessions would be booked. */
  onCount: (sessions: number) => void;
  onWay: (way: BookingWay) => void;
  onPending: (isPending: boolean) => void;
  onDone: (booked: readonly SessionSummary[]) => void;
}

interface Values extends WhenValues, RepeatValues, KindValues {
  way: BookingWay;
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
  initialWay,
  onCount,
  onWay,
  onPending,
  onDone,
}: BookFormProps) {
  const { t } = useTranslation('booking');
  const { zone } = useViewer();
  const tomorrow = dateIn(zone, serverNow() + day);
  const first = templates[0];
  const form = useForm<typeof bookSession | typeof bookSeries | typeof proposeSession, Values>({
    operation: (typed) =>
      typed.way === 'propose' ? proposeSession : recurring(typed) ? bookSeries : bookSession,
    initial: {
      ...{ way: initialWay, kind: 'video', place: '' },
      ...{ date: tomorrow, time: civilStart(tomorrow, zone, other.zone), zone },
      ...{ repeats: 'once', ends: '6', until: '' },
      minutes: String(totalMinutes(first) || 45),
      title: first?.name ?? '',
      templateId: first?.id ?? '',
    },
    toInput: (typed) => {
      const { date, time, zone, title, templateId } = typed;
      const body = {
        ...{ date, time, zone, title, templateId, minutes: Number(typed.minutes) },
        ...kindOf(typed),
      };
      const recurrence = recurring(typed);
      const more = { recurrence, key: series.key, without: series.without };
      return { params: { mentorshipId }, body: recurrence ? { ...body, ...more, recurrence } : body };
    },
    invalidates: sessionOperations,
    draft: `${initialWay === 'book' ? 'booking' : 'proposal'}.${mentorshipId}`,
    fieldOf: { time_in_past: 'time', time_does_not_exist: 'time' },
    fieldAt: { recurrence: 'until' },
    onPending,
    onDone: (booked) => onDone('sessions' in booked ? booked.sessions : [booked]),
  });
  const { values, set } = form;
  const { title, templateId, kind, place, way } = values;
  const isProposal = way === 'propose';
  const series = useSeries(mentorshipId, isProposal ? { ...values, repeats: 'once' } : values, [
    ...[title, templateId, kind, place],
  ]);
  const template = templates.find((candidate) => candidate.id === templateId);

  useEffect(() => {
    // A draft can name a template that is gone.
    if (!template && first) set('templateId', first.id);
  }, [template, first, set]);

  const { state, occurrences, without } = series;
  // Nothing can be booked before it is known what it clashes with.
  const count = state === 'none' ? 1 : state === 'ready' ? occurrences.length - without.length : 0;
  useEffect(() => onCount(count), [count, onCount]);
  useEffect(() => onWay(way), [way, onWay]);

  const choose = (chosen: string) => {
    const next = templates.find((candidate) => candidate.id === chosen);
    // A title and a length that nobody has changed follow the template.
    if (next && title === template?.name) set('title', next.name);
    if (next && values.minutes === String(totalMinutes(template))) set('minutes', String(totalMinutes(next)));
    set('templateId', chosen);
  };

  return (
    <form id={id} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <WayField way={way} other={other} onChange={(next) => set('way', next)} />
      <WhenFields
        form={form}
        mentorshipId={mentorshipId}
        other={other}
        isMentor={isMentor}
        isSeries={series.state !== 'none'}
      />
      {!isProposal && <RepeatFields form={form} />}
      {series.state !== 'none' && (
        <SeriesPreview series={series} minutes={Number(values.minutes)} other={other} isMentor={isMentor} />
      )}
      <KindFields form={form} />
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

/** A single session is proposed; a series is booked. */
const recurring = (typed: Values) => (typed.way === 'propose' ? undefined : recurrenceOf(typed.date, typed));

function totalMinutes(template: AgendaTemplate | undefined): number {
  const total = (template?.items ?? []).reduce((sum, { minutes }) => sum + minutes, 0);
  return Math.min(Math.max(total, 0), 240);
}
