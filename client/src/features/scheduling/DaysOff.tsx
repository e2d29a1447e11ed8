import type { Availability } from '@rapport/shared/scheduling/availability';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateIn, formatDate } from '../../platform/i18n/format.ts';
import { serverNow } from '../../platform/time/serverClock.ts';
import { Button } from '../../ui/Button.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useViewer } from '../identity/index.ts';
import { addDayOff } from './weekPlan.ts';

type Exceptions = Availability['exceptions'];

export interface DaysOffProps {
  exceptions: Exceptions;
  onChange: (exceptions: Exceptions) => void;
  error: string | undefined;
}

/** Single days on which the viewer cannot meet. */
export function DaysOff({ exceptions, onChange, error }: DaysOffProps) {
  const { t } = useTranslation('availability');
  const { zone } = useViewer();
  const today = dateIn(zone, serverNow());
  const [date, setDate] = useState('');
  const coming = exceptions.filter((exception) => exception.date >= today);
  const add = () => {
    onChange(addDayOff(exceptions, date));
    setDate('');
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-2">
        <DateInput
          label={t('dayOff')}
          value={date}
          min={today}
          onChange={setDate}
          error={error}
          className="w-48"
        />
        <Button onPress={add} isDisabled={date === ''}>
          {t('addDayOff')}
        </Button>
      </div>
      {coming.length > 0 && (
        <ul aria-label={t('daysOff')} className="flex flex-wrap gap-2">
          {coming.map(({ date: day, windows }) => (
            <li key={day} className="flex items-center gap-1 rounded-control bg-sunken pl-3">
              {formatDate(day, 'date')}
              {windows.length > 0 && ` · ${windows.map(({ from, to }) => `${from}–${to}`).join(', ')}`}
              <IconButton
                label={t('removeDayOff', { day: formatDate(day, 'date') })}
                icon={<X size={16} aria-hidden />}
                size="sm"
                onPress={() => onChange(exceptions.filter((other) => other.date !== day))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
