import { ordinalsOf } from '@rapport/shared/scheduling/recurrence';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../platform/forms/useForm.ts';
import { formatDate } from '../../../platform/i18n/format.ts';
import { DateInput } from '../../../ui/DateInput.tsx';
import { Select } from '../../../ui/Select.tsx';
import { type RepeatValues, repeatFor, repeatsOn } from './repeat.ts';

/** Numbers of sessions that people agree on. */
const counts = [2, 3, 4, 6, 8, 10, 12, 18, 26, 52];

/** Whether a session repeats, how, and until when. */
export function RepeatFields<Values extends RepeatValues & { date: string }>({
  form,
}: {
  form: Form<Values>;
}) {
  const { t } = useTranslation('booking');
  // As in `WhenFields`: TypeScript cannot see through the index of a type parameter.
  const { values, errors, set } = form as unknown as Form<RepeatValues & { date: string }>;
  const { date, ends, until } = values;
  const repeats = repeatFor(date, values.repeats);
  const weekday = ordinalsOf(date).length === 0 ? '' : formatDate(date, 'weekday');
  return (
    <div className="grid grid-cols-2 items-start gap-4 sm:grid-cols-[1.3fr_1fr_1fr]">
      <Select
        label={t('repeat.label')}
        value={repeats}
        onChange={(value) => set('repeats', value)}
        options={repeatsOn(date).map((value) => ({ value, label: t(`repeat.${value}`, { weekday }) }))}
        className={repeats === 'once' ? 'col-span-full' : 'col-span-2 sm:col-span-1'}
      />
      {repeats !== 'once' && (
        <Select
          label={t('repeat.ends')}
          value={ends}
          onChange={(value) => set('ends', value)}
          options={[
            ...counts.map((count) => ({ value: String(count), label: t('repeat.after', { count }) })),
            { value: 'on', label: t('repeat.on') },
          ]}
          className={ends === 'on' ? 'col-span-1' : 'col-span-2'}
        />
      )}
      {repeats !== 'once' && ends === 'on' && (
        <DateInput
          label={t('repeat.until')}
          value={until}
          min={date}
          onChange={(value) => set('until', value)}
          error={errors.until}
          isRequired
        />
      )}
    </div>
  );
}
