import { listCalendars, mostCalendars } from '@rapport/shared/scheduling/calendars.api';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NotRead } from '../../platform/api/NotRead.tsx';
import { useOperation } from '../../platform/api/useOperation.ts';
import { Section } from '../../ui/Section.tsx';
import { AddressForm } from './AddressForm.tsx';
import { CalendarLine } from './CalendarLine.tsx';

/** The viewer's calendars elsewhere, from which only their busy times are read. */
export function BusyCalendars() {
  const { t } = useTranslation('availability');
  const list = useRef<HTMLDivElement>(null);
  const { data, error, refetch } = useOperation(listCalendars, {});
  return (
    <Section title={t('busy.title')} text={t('busy.text')}>
      {data && (
        <div ref={list} tabIndex={-1} className="flex flex-col gap-4 outline-none">
          {data.items.length > 0 && (
            <ul
              aria-label={t('busy.list')}
              className="flex flex-col divide-y divide-hairline border-hairline border-y"
            >
              {data.items.map((calendar) => (
                // The line is gone then, and with it the button that had the focus.
                <CalendarLine key={calendar.id} calendar={calendar} onRemoved={() => list.current?.focus()} />
              ))}
            </ul>
          )}
          {data.items.length < mostCalendars ? (
            <AddressForm />
          ) : (
            <p className="text-muted">{t('busy.full')}</p>
          )}
        </div>
      )}
      {!data && <NotRead error={error} retry={() => void refetch()} lines={3} />}
    </Section>
  );
}
