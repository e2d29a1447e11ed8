import { occurrencesOf, ordinalsOf } from '@rapport/shared/scheduling/recurrence';
import { addDays, soonestInstantOf } from '@rapport/shared/sessions/wallTime';
import fc from 'fast-check';
import type { CalendarEvent, CalendarPerson, CalendarSeries } from './calendarEvent.ts';

/** By half an hour, for a month, at midnight, by two hours, by a government, or not at all: how clocks change there. */
const hard = [
  ...['Australia/Lord_Howe', 'Africa/Casablanca', 'America/Santiago', 'Antarctica/Troll', 'Pacific/Apia'],
  ...['Asia/Gaza', 'Africa/Cairo', 'Asia/Jerusalem', 'Asia/Kolkata', 'Pacific/Chatham', 'UTC'],
];
const usual = ['America/New_York', 'Europe/Berlin', 'Europe/London'];
const day = 86_400_000;

const anyZone = fc.oneof(
  fc.constantFrom(...hard),
  fc.constantFrom(...usual),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
);
// Clocks change in the small hours.
const anyTime = fc
  .oneof(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 95 }))
  .map((quarters) => new Date(quarters * 900_000).toISOString().slice(11, 16));
// The foreign reader (icalendar 6.3) drops a backslash that somebody has written before these marks; `contentLine.test.ts`
// has those.
const anyWords = fc
  .oneof(
    fc.constantFrom(
      'Talk',
      'Plan; then, do: \\ "now"',
      'Über 日本 👩‍👩‍👧‍👦, e\u0301',
      'two\nlines\r\nand\rmore',
      '^n ^^ "a, b";',
      ' x '.repeat(39),
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
  )
  .filter((words) => !/\\[n,;]/i.test(words));

/** Something that two people do to their sessions: `at` chooses which, from what is left. */
export interface Act {
  readonly kind: 'move' | 'cancel' | 'moveFollowing' | 'cancelFollowing';
  readonly at: number;
  readonly days: number;
  readonly time: string;
  readonly minutes: number;
  /** Of whoever moves it; null where it stays the one that it was booked in. */
  readonly zone: string | null;
}

const anyAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('move', 'cancel', 'moveFollowing', 'cancelFollowing'),
  at: fc.nat(),
  // Back to its own day, too.
  days: fc.integer({ min: -2, max: 2 }),
  time: anyTime,
  minutes: fc.constantFrom(15, 45, 60, 240),
  zone: fc.option(anyZone),
});

const person = (id: string, zone: string): CalendarPerson => ({
  ...{ id, zone, name: `${id} "the ${id}", Ltd; 日本`, email: `${id}@example.org` },
});

/** A booking, of one session or of a series, and what becomes of it. */
export const anyStory = fc
  .record({
    ...{ zone: anyZone, otherZone: anyZone, time: anyTime, title: anyWords },
    date: fc
      .integer({ min: Date.UTC(2026, 0) / day, max: Date.UTC(2032, 0) / day })
      .map((days) => new Date(days * day).toISOString().slice(0, 10)),
    rhythm: fc.constantFrom(1 as const, 2 as const, 4 as const, 'month' as const, 'once' as const),
    count: fc.integer({ min: 2, max: 14 }),
    leftOut: fc.array(fc.nat({ max: 13 }), { maxLength: 3 }),
    minutes: fc.constantFrom(15, 45, 60, 240),
    acts: fc.array(anyAct, { maxLength: 4 }),
    isByDate: fc.boolean(),
  })
  .map(({ zone, otherZone, time, title, date, rhythm, count, leftOut, minutes, acts, isByDate }) => {
    const recurrence = {
      rhythm:
        rhythm === 'month' || rhythm === 'once'
          ? { every: 'month' as const, on: ordinalsOf(date).at(-1) ?? (1 as const) }
          : { every: 'weeks' as const, interval: rhythm },
      end: isByDate
        ? { ends: 'on' as const, date: addDays(date, 20 * count) }
        : { ends: 'after' as const, count },
    };
    const days = occurrencesOf({ date, time, zone }, recurrence);
    const without = leftOut.flatMap((index) => days[index]?.date ?? []).slice(0, days.length - 1);
    const link = 'https://mentoring.example.org/pairs/5f0000000000000000000000';
    const series: CalendarSeries = { id: 'series', wall: { date, time }, zone, recurrence, without, link };
    const common = {
      ...{
        minutes,
        zone,
        title,
        version: 1,
        state: 'scheduled' as const,
        place: '',
        by: 'mentor',
        updatedAt: 1_760_000_000_000,
      },
      ...{ mentor: person('mentor', zone), mentee: person('mentee', otherZone) },
    };
    const chosen =
      rhythm === 'once' ? days.slice(0, 1) : days.filter(({ date: on }) => !without.includes(on));
    const booked = chosen.map(
      ({ date: on, startsAt }): CalendarEvent => ({
        ...{ ...common, startsAt, id: on, link: `https://mentoring.example.org/s/${on}` },
        series: rhythm === 'once' ? null : { of: series, date: on },
      }),
    );
    return { booked, acts };
  });

/** The sessions after an act, and those that it was about; as `changeFollowing` and `changeSession` have it. */
export function applyAct(
  events: readonly CalendarEvent[],
  { kind, at, days, time, minutes, zone: theirs }: Act,
): { after: CalendarEvent[]; changed: string[] } {
  const left = events.filter(({ state }) => state === 'scheduled');
  const chosen = left[at % Math.max(left.length, 1)];
  if (!chosen) return { after: [...events], changed: [] };
  const following =
    kind.endsWith('Following') && chosen.series ? left.filter(({ id }) => id >= chosen.id) : [chosen];
  const changed = following.map(({ id }) => id);
  const after = events.map((event): CalendarEvent => {
    if (!changed.includes(event.id)) return event;
    const next = {
      ...{ ...event, version: event.version + 1, updatedAt: event.updatedAt + day, by: 'mentee' },
    };
    if (kind.startsWith('cancel')) return { ...next, state: 'cancelled' };
    const zone = theirs ?? event.zone;
    const start = soonestInstantOf({ date: addDays(event.id, days), time, zone });
    return { ...next, minutes, zone, startsAt: start?.at ?? event.startsAt };
  });
  return { after, changed };
}
