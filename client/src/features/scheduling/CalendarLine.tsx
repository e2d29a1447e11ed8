import { findSlots } from '@rapport/shared/scheduling/availability.api';
import {
  type CalendarView,
  listCalendars,
  readCalendarAgain,
  removeCalendar,
} from '@rapport/shared/scheduling/calendars.api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/api/useCommand.ts';
import { formatInstant, formatRelative } from '../../platform/i18n/format.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { serverNow } from '../../platform/time/serverClock.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { toast } from '../../ui/toast.ts';
import { useViewer } from '../identity/index.ts';
import { AddressForm } from './AddressForm.tsx';
import { useProblemText } from './useProblemText.ts';

export interface CalendarLineProps {
  calendar: CalendarView;
  onRemoved: () => void;
}

/** One calendar: whether it can be read, how much is in it, and what its owner can do. */
export function CalendarLine({ calendar, onRemoved }: CalendarLineProps) {
  const { t } = useTranslation('availability');
  const errorText = useErrorText();
  const { id, host, ending } = calendar;
  const params = { calendarId: id };
  const invalidates = [listCalendars, findSlots];
  const [isChanging, setIsChanging] = useState(false);
  const again = useCommand(readCalendarAgain, { invalidates });
  const remove = useCommand(removeCalendar, {
    invalidates,
    onDone: () => {
      toast(t('busy.removed', { host }));
      onRemoved();
    },
  });
  const failed = again.error ?? remove.error;
  return (
    <li className="flex flex-col gap-3 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 break-words">
          <span className="font-medium">{host}</span>{' '}
          <span className="text-muted text-sm">{t('busy.ending', { ending })}</span>
        </p>
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            aria-label={t('busy.againNamed', { host })}
            isPending={again.isPending}
            onPress={() => again.mutate({ params })}
          >
            {t('busy.again')}
          </Button>
          <Button
            variant="quiet"
            size="sm"
            aria-label={t('busy.changeNamed', { host })}
            aria-expanded={isChanging}
            onPress={() => setIsChanging(!isChanging)}
          >
            {t('busy.change')}
          </Button>
          <Button
            variant="quiet"
            size="sm"
            aria-label={t('busy.removeNamed', { host })}
            isPending={remove.isPending}
            onPress={() => remove.mutate({ params })}
          >
            {t('busy.remove')}
          </Button>
        </div>
      </div>
      <CalendarState calendar={calendar} />
      {failed && (
        <p role="alert" className="text-danger text-sm">
          {errorText(failed)}
        </p>
      )}
      {isChanging && <AddressForm calendar={calendar} onClose={() => setIsChanging(false)} />}
    </li>
  );
}

function CalendarState({ calendar: { readAt, busy, countsUntil, problem } }: { calendar: CalendarView }) {
  const { t } = useTranslation('availability');
  const { zone } = useViewer();
  const problemText = useProblemText();
  const ago = formatRelative(readAt, serverNow());
  if (problem) {
    return (
      <Banner tone="warm">
        {problemText(problem)}{' '}
        {busy === null
          ? t('busy.countsNoMore', { ago })
          : t('busy.stillCounts', { ago, until: formatInstant(countsUntil, zone, 'dayTime') })}
      </Banner>
    );
  }
  return (
    <p className="text-muted text-sm">
      {t('busy.readAt', { ago })} {busy === null ? t('busy.whenAsked') : t('busy.count', { count: busy })}
    </p>
  );
}
