import { Temporal } from 'temporal-polyfill';
import type { LocalTime } from './wallTime.ts';

/** What clocks in the zone show at an instant (ms), to the minute. */
export function localTimeAt(instant: number, zone: string): LocalTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return {
    date: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
    zone,
  };
}

/** The first instant (ms) of a day in a zone, and the first of the day after: where the clocks change, not 24 h. */
export function dayBounds(date: string, zone: string): { from: number; before: number } {
  const day = Temporal.PlainDate.from(date);
  return {
    from: day.toZonedDateTime(zone).epochMilliseconds,
    before: day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
  };
}
