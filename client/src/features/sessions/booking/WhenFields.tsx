import { useTranslation } from 'react-i18next';
import type { Form } from '../../../platform/forms/useForm.ts';
import { formatMinutes } from '../../../platform/i18n/format.ts';
import { DateInput } from '../../../ui/DateInput.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TimeInput } from '../../../ui/TimeInput.tsx';
import { ZoneField } from '../../identity/index.ts';

export interface WhenValues {
  /** `2026-03-29` */
  date: string;
  /** `14:30` */
  time: string;
  zone: string;
  /** A number, as the select holds it. */
  minutes: string;
}

const lengths = [15, 20, 30, 45, 50, 60, 75, 90, 120, 180, 240];

/** When a session is: as a person says it, in a zone. */
export function WhenFields<Values extends WhenValues>({
  form,
  today,
}: {
  form: Form<Values>;
  today: string;
}) {
  const { t } = useTranslation('booking');
  // The four fields are in every `Values`; TypeScript cannot see through the index of a type parameter.
  const { values, errors, set } = form as unknown as Form<WhenValues>;
  const choices = [...new Set([...lengths, Number(values.minutes)])].sort((a, b) => a - b);
  return (
    <>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-[1.3fr_1fr_1fr]">
        <DateInput
          label={t('date')}
          value={values.date}
          min={today}
          onChange={(value) => set('date', value)}
          error={errors.date}
          isRequired
          className="col-span-2 sm:col-span-1"
        />
        <TimeInput
          label={t('time')}
          value={values.time}
          step={300}
          onChange={(value) => set('time', value)}
          error={errors.time}
          isRequired
        />
        <Select
          label={t('minutes')}
          value={values.minutes}
          onChange={(value) => set('minutes', value)}
          options={choices.map((minutes) => ({ value: String(minutes), label: formatMinutes(minutes) }))}
          error={errors.minutes}
        />
      </div>
      <ZoneField
        label={t('zone')}
        value={values.zone}
        onChange={(value) => set('zone', value)}
        error={errors.zone}
      />
    </>
  );
}
