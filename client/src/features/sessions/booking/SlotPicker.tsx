import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { findSlots, mostSlotDays } from '@rapport/shared/scheduling/availability.api';
import { addDays } from '@rapport/shared/sessions/wallTime';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../../platform/api/useOperation.ts';
import { dateIn, formatCity, formatDate } from '../../../platform/i18n/format.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { serverNow } from '../../../platform/time/serverClock.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useViewer } from '../../identity/index.ts';
import { daysWithSlots, nearest, spread } from './daysWithSlots.ts';
import { SlotButton } from './SlotButton.tsx';

/** Days that are shown at a time, and times of each. */
const daysShown = 4;
const timesShown = 5;
/** Times that are offered for one that was not to be had, from how many days before it. */
const nearShown = 4;
const nearBefore = 3;

export interface SlotPickerProps {
  mentorshipId: string;
  minutes: number;
  other: PersonSummary;
  /** Whether the viewer is the mentor of the pair. */
  isMentor: boolean;
  /** A session that is to be moved. */
  moving?: string;
  /** Instant (ms) that was wanted and is not free; with another one the picker begins anew. */
  near?: number | undefined;
  /** Instant (ms) that is chosen now. */
  chosen: number | undefined;
  onChoose: (startsAt: number) => void;
}

/** Times that suit both, by day, each in both local times. */
export function SlotPicker({
  mentorshipId,
  minutes,
  other,
  isMentor,
  moving,
  near,
  chosen,
  onChoose,
}: SlotPickerProps) {
  const { t } = useTranslation('booking');
  const { zone } = useViewer();
  const errorText = useErrorText();
  const headingId = useId();
  const today = dateIn(zone, serverNow());
  const [from, setFrom] = useState(() => {
    const before = near === undefined ? today : addDays(dateIn(zone, near), -nearBefore);
    return before > today ? before : today;
  });
  // Around a time that is not free there have to be some on both sides of it.
  const enough = near === undefined ? daysShown : 2 * nearBefore + 1;
  const query = { from, days: mostSlotDays, enough, minutes, ...(moving && { moving }) };
  const { data, error, isFetching } = useOperation(
    findSlots,
    { params: { mentorshipId }, query },
    { keepPrevious: true, enabled: minutes >= 10 && minutes <= 240 },
  );
  const [showsAll, setShowsAll] = useState(false);
  const days = data ? daysWithSlots(data.items, zone).slice(0, daysShown) : [];
  const next =
    days.length === daysShown ? addDays(days.at(-1)?.date ?? from, 1) : addDays(from, mostSlotDays);
  return (
    <section aria-labelledby={headingId} className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <h3 id={headingId} className="font-medium text-sm">
          {t('slots.title')}
        </h3>
        <span className="flex">
          <IconButton
            label={t('slots.first')}
            icon={<ChevronLeft size={20} aria-hidden />}
            onPress={() => setFrom(today)}
            isDisabled={from === today}
            size="sm"
          />
          <IconButton
            label={t('slots.later')}
            icon={<ChevronRight size={20} aria-hidden />}
            onPress={() => setFrom(next)}
            size="sm"
          />
        </span>
      </div>
      {near !== undefined && (
        <NearTimes
          slots={isFetching ? [] : nearest(data?.items ?? [], near, nearShown)}
          other={other}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
      {!data && !error && <Skeleton label={t('loading', { ns: 'common' })} lines={3} />}
      {!data && error && <p className="text-muted text-sm">{errorText(error)}</p>}
      {data && days.length === 0 && (
        <p className="text-muted">
          {t('slots.none', {
            from: formatDate(from, 'day'),
            to: formatDate(addDays(from, mostSlotDays - 1), 'day'),
          })}
        </p>
      )}
      {days.length > 0 && (
        <div className="grid grid-cols-4 gap-2 max-sm:-mx-1 max-sm:auto-cols-[minmax(8.5rem,1fr)] max-sm:grid-flow-col max-sm:grid-cols-none max-sm:overflow-x-auto max-sm:px-1 max-sm:pb-1">
          {days.map(({ date, slots }) => (
            <fieldset key={date} className="flex min-w-0 flex-col gap-1">
              <legend className="pb-1 text-muted text-sm">{formatDate(date, 'day')}</legend>
              {(showsAll ? slots : spread(slots, timesShown)).map((startsAt) => (
                <SlotButton
                  key={startsAt}
                  startsAt={startsAt}
                  other={other}
                  isChosen={startsAt === chosen}
                  onChoose={onChoose}
                />
              ))}
            </fieldset>
          ))}
        </div>
      )}
      {days.some(({ slots }) => slots.length > timesShown) && (
        <div>
          <Button variant="quiet" size="sm" aria-expanded={showsAll} onPress={() => setShowsAll(!showsAll)}>
            {t(showsAll ? 'slots.fewer' : 'slots.all')}
          </Button>
        </div>
      )}
      {data && days.length > 0 && (
        <p className="text-muted text-sm">
          {[
            ...(other.zone === zone
              ? []
              : [t('slots.zones', { name: other.name, city: formatCity(other.zone) })]),
            ...(data.known[isMentor ? 'mentee' : 'mentor'] ? [] : [t('slots.unknown', { name: other.name })]),
          ].join(' ')}
        </p>
      )}
    </section>
  );
}

/** What suits both instead of a time that is not free. The region stands from the start, so that what comes is read. */
function NearTimes({
  slots,
  other,
  chosen,
  onChoose,
}: Pick<SlotPickerProps, 'other' | 'chosen' | 'onChoose'> & { slots: readonly number[] }) {
  const { t } = useTranslation('booking');
  return (
    <div role="status" className="flex flex-col gap-2 empty:hidden">
      {slots.length > 0 && (
        <>
          <p>{t('slots.gone')}</p>
          <div className="grid grid-cols-2 gap-2">
            {slots.map((startsAt) => (
              <SlotButton
                key={startsAt}
                startsAt={startsAt}
                other={other}
                isChosen={startsAt === chosen}
                namesDay
                onChoose={onChoose}
              />
            ))}
          </div>
        </>
      )}
    </div>
  );
}
