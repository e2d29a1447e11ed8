import { minute } from './sessionState.ts';

/** A wall-clock time as a person says it: `2026-03-29`, `14:30`, `Europe/Berlin`. */
export interface LocalTime {
  readonly date: string;
  readonly time: string;
  readonly zone: string;
}

/** An instant (ms since the epoch) as a wall clock shows it in a zone. */
function wallClock(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/**
 * The instant (ms) at which clocks in `zone` show `date` and `time`: the first one where they show it twice.
 * `undefined` where they never do, because that day they are put forward over it.
 * Plain Intl: the booking form needs it, and Temporal's polyfill weighs more than that whole page.
 */
export function instantOf({ date, time, zone }: LocalTime): number | undefined {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wanted)) return undefined;
  const day = 86_400_000;
  // Any change of the clocks lies between these two, so that one of their offsets holds.
  const offsets = [wanted - day, wanted + day].map((at) => wallClock(at, zone) - at);
  return offsets
    .map((offset) => wanted - offset)
    .filter((at) => wallClock(at, zone) === wanted)
    .sort((a, b) => a - b)[0];
}

/** True when a session may not begin at `startsAt` any more; the minute that is running still may. */
export function hasPassed(startsAt: number, now: number): boolean {
  return startsAt + minute <= now;
}
