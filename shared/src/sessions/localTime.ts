import { Temporal } from 'temporal-polyfill';
import { minute } from './sessionState.ts';

/** A wall-clock time as a person says it: `2026-03-29`, `14:30`, `Europe/Berlin`. */
export interface LocalTime {
  readonly date: string;
  readonly time: string;
  readonly zone: string;
}

/**
 * The instant (ms) at which clocks in the zone show this time: the earlier one where they show it twice, undefined
 * where they never do because they are put forward over it.
 */
export function instantOf({ date, time, zone }: LocalTime): number | undefined {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(wall) ? zoned.epochMilliseconds : undefined;
}

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

/** True when a session may not begin at `startsAt` any more; the minute that is running still may. */
export function hasPassed(startsAt: number, now: number): boolean {
  return startsAt + minute <= now;
}
