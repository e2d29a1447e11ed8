import type { Availability, Window } from '@rapport/shared/scheduling/availability';
import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../platform/i18n/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { TimeInput } from '../../ui/TimeInput.tsx';
import {
  addWindow,
  changeWindow,
  dateOfWeekday,
  isWrong,
  removeWindow,
  weekdays,
  windowsOn,
} from './weekPlan.ts';

type Weekly = Availability['weekly'];

export interface WeekPlanProps {
  weekly: Weekly;
  onChange: (weekly: Weekly) => void;
  /** Shown where no time says by itself what is wrong with it. */
  error: string | undefined;
}

/** The times of every weekday. */
export function WeekPlan({ weekly, onChange, error }: WeekPlanProps) {
  const { t } = useTranslation('availability');
  return (
    <fieldset className="flex flex-col">
      <legend className="sr-only">{t('week')}</legend>
      {weekdays.map((weekday) => (
        <Day key={weekday} weekday={weekday} weekly={weekly} onChange={onChange} />
      ))}
      {error && !weekly.some(({ window }) => isWrong(window)) && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function Day({ weekday, weekly, onChange }: Omit<WeekPlanProps, 'error'> & { weekday: number }) {
  const { t } = useTranslation('availability');
  const addButton = useRef<HTMLButtonElement>(null);
  const name = formatDate(dateOfWeekday(weekday), 'weekday');
  const windows = windowsOn(weekly, weekday);
  return (
    <div className="grid grid-cols-[7rem_1fr_auto] items-start gap-x-3 border-hairline border-t py-2 first-of-type:border-t-0 max-sm:grid-cols-[1fr_auto]">
      <span className="pt-1.5 font-medium max-sm:col-span-1">{name}</span>
      <div className="flex flex-col gap-2 max-sm:order-last max-sm:col-span-2">
        {windows.length === 0 && <span className="pt-1.5 text-muted">{t('none')}</span>}
        {windows.map(({ place, window }) => (
          <WindowFields
            key={place}
            day={name}
            window={window}
            onChange={(change) => onChange(changeWindow(weekly, place, change))}
            onRemove={() => {
              onChange(removeWindow(weekly, place));
              // The button that had the focus is gone.
              addButton.current?.focus();
            }}
          />
        ))}
      </div>
      <IconButton
        ref={addButton}
        label={t('add', { day: name })}
        icon={<Plus size={20} aria-hidden />}
        onPress={() => onChange(addWindow(weekly, weekday))}
        isDisabled={windows.length >= 5}
      />
    </div>
  );
}

function WindowFields({
  day,
  window,
  onChange,
  onRemove,
}: {
  day: string;
  window: Window;
  onChange: (change: Partial<Window>) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('availability');
  return (
    <div className="flex items-start gap-2">
      <TimeInput
        label={t('from', { day })}
        isLabelHidden
        value={window.from}
        step={900}
        onChange={(from) => onChange({ from })}
        className="w-34"
      />
      <span aria-hidden className="pt-1.5">
        –
      </span>
      <TimeInput
        label={t('to', { day })}
        isLabelHidden
        // Browsers have no 24:00; its last minute is as good to the eye, and is read back as it.
        value={window.to === '24:00' ? '23:59' : window.to}
        step={900}
        onChange={(to) => onChange({ to: to === '23:59' ? '24:00' : to })}
        error={isWrong(window) ? t('wrong') : undefined}
        className="w-34"
      />
      <IconButton label={t('remove', { day })} icon={<X size={20} aria-hidden />} onPress={onRemove} />
    </div>
  );
}
