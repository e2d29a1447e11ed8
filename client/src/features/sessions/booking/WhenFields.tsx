import { instantOf, wallTimeAt } from '@rapport/shared/sessions/wallTime';
import { useTranslation } from 'react-i18next';
import type { Form, Refused } from '../../../platform/forms/useForm.ts';
import { dateIn, formatMinutes } from '../../../platform/i18n/format.ts';
import { useNow } from '../../../platform/time/useNow.ts';
import { DateInput } from '../../../ui/DateInput.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TimeInput } from '../../../ui/TimeInput.tsx';
import { useViewer, ZoneField } from '../../identity/index.ts';
import { chosenTime } from './bothTimes.ts';
import { SlotPicker, type SlotPickerProps } from './SlotPicker.tsx';
import { WhenPreview } from './WhenPreview.tsx';

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

export interface WhenFieldsProps<Values extends WhenValues>
  extends Pick<SlotPickerProps, 'mentorshipId' | 'other' | 'isMentor' | 'moving'> {
  form: Form<Values>;
  /** Of several sessions it is another list that shows their times, and says which is not free. */
  isSeries?: boolean;
}

/** When a session is: one of the times that suit both, or as a person says it, in a zone. */
export function WhenFields<Values extends WhenValues>({
  form,
  isSeries = false,
  ...pair
}: WhenFieldsProps<Values>) {
  const { t } = useTranslation('booking');
  const viewer = useViewer();
  const now = useNow(60_000);
  // The four fields are in every `Values`; TypeScript cannot see through the index of a type parameter.
  const { values, errors, refused, set } = form as unknown as Form<WhenValues>;
  const chosen = chosenTime(values, now);
  const near = isSeries ? undefined : takenStart(refused);
  const choose = (startsAt: number) => {
    const { date, time } = wallTimeAt(startsAt, values.zone);
    set('date', date);
    set('time', time);
  };
  const choices = [...new Set([...lengths, Number(values.minutes)])].sort((a, b) => a - b);
  return (
    <>
      <SlotPicker
        key={near}
        {...pair}
        near={near}
        minutes={Number(values.minutes)}
        chosen={chosen.kind === 'fine' ? chosen.startsAt : undefined}
        onChoose={choose}
      />
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-[1.3fr_1fr_1fr]">
        <DateInput
          label={t('date')}
          value={values.date}
          min={dateIn(viewer.zone, now)}
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
      {!isSeries && <WhenPreview values={values} {...pair} />}
      <ZoneField
        label={t('zone')}
        value={values.zone}
        onChange={(value) => set('zone', value)}
        error={errors.zone}
      />
    </>
  );
}

/** The start (ms) that was wanted, where it was refused because one of the two has another session then. */
function takenStart(refused: Refused<WhenValues> | undefined): number | undefined {
  const reason = refused?.error.fields?.time;
  return refused && (reason === 'taken' || reason === 'busy') ? instantOf(refused.values) : undefined;
}
