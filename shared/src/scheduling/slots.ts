import { minute } from '../sessions/sessionState.ts';
import { instantOf, wallDate, wallMinutes, wallTimeAt } from '../sessions/wallTime.ts';
import { type Availability, mondayOf, openTimes, type Span, widen } from './availability.ts';

/** One of the two whose times have to fit. */
export interface Busy {
  readonly zone: string;
  readonly availability: Availability;
  /** What is planned, with whomever. */
  readonly busy: readonly Span[];
  /** Starts (ms) of their sessions, for `mostPerWeek`. */
  readonly sessions: readonly number[];
}

export interface SlotQuery {
  readonly people: readonly Busy[];
  readonly minutes: number;
  readonly now: number;
  readonly within: Span;
  /** Starts fall on full and half hours of the clocks there. */
  readonly zone: string;
  /** Answers, at most. */
  readonly most: number;
}

const step = 15 * minute;

/** Starts (ms) of sessions that fit everybody, earliest first. */
export function findSlots({ people, minutes, now, within, zone, most }: SlotQuery): number[] {
  const length = minutes * minute;
  const earliest = Math.max(
    within.from,
    ...people.map(({ availability }) => now + availability.noticeHours * 60 * minute),
  );
  const rooms = people.map((person) => ({
    open: merge(openTimes(person.availability, person.zone, within)),
    busy: person.busy.map(({ from, to }) => widen({ from, to }, person.availability.bufferMinutes * minute)),
    isFull: fullWeeks(person),
  }));
  const fits = (at: number): boolean => {
    const slot = { from: at, to: at + length };
    const suits = rooms.every(
      ({ open, busy, isFull }) =>
        open.some(({ from, to }) => from <= slot.from && slot.to <= to) &&
        !busy.some(({ from, to }) => from < slot.to && slot.from < to) &&
        !isFull(at),
    );
    // What clocks show is asked last: it is the dearest question. Of an hour that they show twice the first is meant:
    // as a person would say the second, it is the first as well.
    return suits && wallMinutes(at, zone) % 30 === 0 && instantOf(wallTimeAt(at, zone)) === at;
  };
  const found: number[] = [];
  // Outside of the windows of the first nothing fits.
  for (const { from, to } of rooms[0]?.open ?? [within]) {
    const last = Math.min(to, within.to) - length;
    for (let at = Math.ceil(Math.max(earliest, from) / step) * step; at <= last; at += step) {
      if (found.length === most) return found;
      if (fits(at)) found.push(at);
    }
  }
  return found;
}

/** Windows that touch are one: an hour may begin in the first and end in the second. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
}

function fullWeeks({ zone, availability, sessions }: Busy): (at: number) => boolean {
  const { mostPerWeek } = availability;
  if (mostPerWeek === null) return () => false;
  const weekOf = (at: number) => mondayOf(wallDate(at, zone));
  const counts = new Map<string, number>();
  for (const at of sessions) counts.set(weekOf(at), (counts.get(weekOf(at)) ?? 0) + 1);
  return (at) => (counts.get(weekOf(at)) ?? 0) >= mostPerWeek;
}
