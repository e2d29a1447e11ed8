import type { Availability } from '@rapport/shared/scheduling/availability';
import { findSlots, readAvailability, saveAvailability } from '@rapport/shared/scheduling/availability.api';
import { useTranslation } from 'react-i18next';
import { NotRead } from '../../platform/api/NotRead.tsx';
import { useOperation } from '../../platform/api/useOperation.ts';
import { useForm } from '../../platform/forms/useForm.ts';
import { formatCity, formatMinutes } from '../../platform/i18n/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { Select } from '../../ui/Select.tsx';
import { toast } from '../../ui/toast.ts';
import { useViewer } from '../identity/index.ts';
import { DaysOff } from './DaysOff.tsx';
import { WeekPlan } from './WeekPlan.tsx';

/** When the viewer can meet: what times are offered from, to them and to the people they meet. */
export function AvailabilitySection() {
  const { t } = useTranslation('availability');
  const viewer = useViewer();
  const { data, error, refetch } = useOperation(readAvailability, {});
  return (
    <Section title={t('title')} text={t('text', { city: formatCity(viewer.zone) })}>
      {data && (
        <>
          {!data.own && <p className="text-muted">{t('nothingSaid')}</p>}
          <AvailabilityForm availability={data.availability} />
        </>
      )}
      {!data && <NotRead error={error} retry={() => void refetch()} lines={7} />}
    </Section>
  );
}

const notices = [0, 1, 2, 4, 8, 24, 48, 72, 168];
const buffers = [0, 5, 10, 15, 30, 45, 60, 120];
const perWeek = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20];

/** The lists' choices, and the one that stands if it is none of them. */
const withOwn = (choices: readonly number[], own: number): number[] =>
  [...new Set([...choices, own])].sort((a, b) => a - b);

function AvailabilityForm({ availability }: { availability: Availability }) {
  const { t } = useTranslation('availability');
  const form = useForm({
    operation: saveAvailability,
    initial: availability,
    toInput: (body) => ({ body }),
    invalidates: [readAvailability, findSlots],
    draft: 'availability',
    onDone: () => toast(t('saved'), { tone: 'success' }),
  });
  const { values, set, errors } = form;
  const hours = (count: number) =>
    count < 24 ? formatMinutes(count * 60) : t('days', { count: Math.round(count / 24) });
  return (
    <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <WeekPlan weekly={values.weekly} onChange={(weekly) => set('weekly', weekly)} error={errors.weekly} />
      <DaysOff
        exceptions={values.exceptions}
        onChange={(exceptions) => set('exceptions', exceptions)}
        error={errors.exceptions}
      />
      <div className="grid items-end gap-4 sm:grid-cols-3">
        <Select
          label={t('notice')}
          value={String(values.noticeHours)}
          onChange={(value) => set('noticeHours', Number(value))}
          options={withOwn(notices, values.noticeHours).map((count) => ({
            value: String(count),
            label: count === 0 ? t('noNotice') : hours(count),
          }))}
        />
        <Select
          label={t('buffer')}
          value={String(values.bufferMinutes)}
          onChange={(value) => set('bufferMinutes', Number(value))}
          options={withOwn(buffers, values.bufferMinutes).map((count) => ({
            value: String(count),
            label: count === 0 ? t('noBuffer') : formatMinutes(count),
          }))}
        />
        <Select
          label={t('perWeek')}
          value={String(values.mostPerWeek ?? '')}
          onChange={(value) => set('mostPerWeek', value === '' ? null : Number(value))}
          options={[
            { value: '', label: t('noLimit') },
            ...withOwn(perWeek, values.mostPerWeek ?? 1).map((count) => ({
              value: String(count),
              label: t('sessions', { count }),
            })),
          ]}
        />
      </div>
      <div>
        <Button type="submit" variant="primary" isPending={form.isPending}>
          {t('submit')}
        </Button>
      </div>
    </form>
  );
}
