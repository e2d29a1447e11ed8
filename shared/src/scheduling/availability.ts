import { z } from 'zod';
import { dateSchema, wallTimeSchema } from '../core/time.ts';
import { addDays, daysBetween, soonestInstantOf, wallDate } from '../sessions/wallTime.ts';

/** From one wall-clock time to a later one of the same day; `24:00` is its end. */
const window = z
  .object({ from: wallTimeSchema, to: z.union([wallTimeSchema, z.literal('24:00')]) })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'before_start' });
export type Window = z.output<typeof window>;

/** 1 is Monday, 7 is Sunday. */
const weekday = z.number().int().min(1).max(7);

/** When a person can meet, in their own zone. */
export const availability = z.object({
  weekly: z.array(z.object({ day: weekday, window })).max(35),
  /** Days on which other times count, or none: a day off. */
  exceptions: z.array(z.object({ date: dateSchema, windows: z.array(window).max(5) })).max(200),
  /** Nothing is offered sooner than this. */
  noticeHours: z.number().int().min(0).max(336),
  /** Left free before and after what is planned. */
  bufferMinutes: z.number().int().min(0).max(120),
  /** Sessions in a week from Monday on; null for as many as there are. */
  mostPerWeek: z.number().int().min(1).max(20).nullable(),
});
export type Availability = z.output<typeof availability>;

/** Of whom has said nothing: civil hours of every day. */
export const civilAvailability: Availability = {
  weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, window: { from: '08:00', to: '20:00' } })),
  exceptions: [],
  noticeHours: 4,
  bufferMinutes: 0,
  mostPerWeek: null,
};

/** Instants (ms), the end not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const widen = ({ from, to }: Span, by: number): Span => ({ from: from - by, to: to + by });

/** Monday of the week that a date is in. */
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date));

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** When the person can meet between two instants, earliest first, whatever they have planned. */
export function openTimes(
  { weekly, exceptions }: Pick<Availability, 'weekly' | 'exceptions'>,
  zone: string,
  { from, to }: Span,
): Span[] {
  const byDate = new Map(exceptions.map(({ date, windows }) => [date, windows]));
  const spans: Span[] = [];
  const first = wallDate(from, zone);
  for (let day = 0; day <= daysBetween(first, wallDate(to, zone)); day++) {
    const date = addDays(first, day);
    const usual = weekly.filter((entry) => entry.day === weekdayOf(date)).map(({ window: times }) => times);
    for (const times of byDate.get(date) ?? usual) {
      const open = spanOf(date, times, zone);
      const inside = { from: Math.max(open.from, from), to: Math.min(open.to, to) };
      if (inside.from < inside.to) spans.push(inside);
    }
  }
  return spans.sort((a, b) => a.from - b.from);
}

function spanOf(date: string, { from, to }: Window, zone: string): Span {
  const at = (day: string, time: string) => soonestInstantOf({ date: day, time, zone })?.at ?? Number.NaN;
  return { from: at(date, from), to: to === '24:00' ? at(addDays(date, 1), '00:00') : at(date, to) };
}
