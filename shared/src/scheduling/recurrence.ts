import { z } from 'zod';
import { dateSchema } from '../core/time.ts';
import { type LocalTime, soonestInstantOf } from '../sessions/wallTime.ts';

/** Sessions of one series, at most: a year of weekly ones and some. */
export const mostOccurrences = 60;

/** Which weekday of its month: the first to the fourth, or the last. */
const ordinal = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal('last')]);
export type Ordinal = z.output<typeof ordinal>;

const rhythm = z.discriminatedUnion('every', [
  z.object({ every: z.literal('weeks'), interval: z.union([z.literal(1), z.literal(2), z.literal(4)]) }),
  /** On the weekday of the first session, the first to the fourth of the month, or the last. */
  z.object({ every: z.literal('month'), on: ordinal }),
]);

const end = z.discriminatedUnion('ends', [
  z.object({ ends: z.literal('after'), count: z.number().int().min(2).max(mostOccurrences) }),
  /** That day included, in the zone of the series. */
  z.object({ ends: z.literal('on'), date: dateSchema }),
]);

/** How a series goes on from its first session. */
export const recurrence = z.object({ rhythm, end });
export type Recurrence = z.output<typeof recurrence>;

/** One session of a series as its rule has it, before anybody has moved it. */
export interface Occurrence {
  /** The day in the zone of the series; names the occurrence within it. */
  readonly date: string;
  /** Instant (ms). */
  readonly startsAt: number;
  /** Minutes by which its wall-clock time is later than the rule's, because clocks skip that one that day. */
  readonly shifted: number;
}

const day = 86_400_000;
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** NaN for what is no date; the thirtieth of February is read as the second of March otherwise. */
function utc(date: string): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) || dateOf(at) !== date ? Number.NaN : at;
}

/**
 * The sessions of a series, the first one included, `mostOccurrences` at most. The rule is one of days and wall-clock
 * time: it is the same time of the day in its zone, whatever clocks do.
 * @param first of the series; empty when it has no such date, or is none of the rule's days
 */
export function occurrencesOf(first: LocalTime, { rhythm, end }: Recurrence): Occurrence[] {
  const found: Occurrence[] = [];
  const most = end.ends === 'after' ? Math.min(end.count, mostOccurrences) : mostOccurrences;
  const days =
    rhythm.every === 'weeks' ? weekly(first.date, rhythm.interval) : monthly(first.date, rhythm.on);
  for (const date of days) {
    if (found.length === most || (end.ends === 'on' && date > end.date)) break;
    const start = soonestInstantOf({ ...first, date });
    if (start) found.push({ date, startsAt: start.at, shifted: start.shifted });
  }
  return found;
}

/** Which ordinals a date has in its month, none if it is none: the fourth Tuesday may be the last as well, a fifth one is the last only. */
export function ordinalsOf(date: string): Ordinal[] {
  const at = utc(date);
  if (Number.isNaN(at)) return [];
  const nth = Math.ceil(new Date(at).getUTCDate() / 7);
  const isLast = dateOf(at).slice(0, 7) !== dateOf(at + 7 * day).slice(0, 7);
  return [...(nth < 5 ? [nth as 1 | 2 | 3 | 4] : []), ...(isLast ? (['last'] as const) : [])];
}

function* weekly(first: string, interval: number): Generator<string, void> {
  // A date that is none would never end.
  if (Number.isNaN(utc(first))) return;
  for (let at = utc(first); ; at += interval * 7 * day) yield dateOf(at);
}

function* monthly(first: string, on: Ordinal): Generator<string, void> {
  if (Number.isNaN(utc(first)) || !ordinalsOf(first).includes(on)) return;
  const start = new Date(utc(first));
  for (let month = start.getUTCMonth(); ; month += 1) {
    yield dateOf(nthWeekday(start.getUTCFullYear(), month, start.getUTCDay(), on));
  }
}

/** @param month counted on from January of `year`, past December too */
function nthWeekday(year: number, month: number, weekday: number, on: Ordinal): number {
  if (on === 'last') {
    const last = Date.UTC(year, month + 1, 0);
    return last - ((new Date(last).getUTCDay() - weekday + 7) % 7) * day;
  }
  const first = Date.UTC(year, month, 1);
  return first + ((weekday - new Date(first).getUTCDay() + 7) % 7) * day + (on - 1) * 7 * day;
}
