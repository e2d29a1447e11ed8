import { type Availability, type Window, weekdayOf } from '@rapport/shared/scheduling/availability';

/** Monday to Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** A date of that weekday, for its name in any language: 4 January 2027 is a Monday. */
export const dateOfWeekday = (weekday: number): string => `2027-01-${String(3 + weekday).padStart(2, '0')}`;

type Weekly = Availability['weekly'];

/** The windows of a weekday, earliest first, each with its place in the whole list. */
export function windowsOn(weekly: Weekly, weekday: number): { place: number; window: Window }[] {
  return weekly.flatMap(({ day, window }, place) => (day === weekday ? [{ place, window }] : []));
}

/** One more on that day: an hour behind the last one, or the usual day of work. */
export function addWindow(weekly: Weekly, weekday: number): Weekly {
  const last = windowsOn(weekly, weekday).at(-1)?.window.to;
  const start = last === undefined ? 9 : Math.min(Number(last.slice(0, 2)) + 1, 22);
  const window = { from: clock(start), to: last === undefined ? '17:00' : clock(Math.min(start + 2, 24)) };
  return [...weekly, { day: weekday, window }];
}

export const changeWindow = (weekly: Weekly, place: number, change: Partial<Window>): Weekly =>
  weekly.map((entry, index) =>
    index === place ? { ...entry, window: { ...entry.window, ...change } } : entry,
  );

export const removeWindow = (weekly: Weekly, place: number): Weekly =>
  weekly.filter((_, index) => index !== place);

/** Whether a window cannot be saved: it ends before it begins, or a time is missing. */
export const isWrong = ({ from, to }: Window): boolean => from === '' || to === '' || from >= to;

/** A day off more, earliest first; nothing for what is no date. */
export function addDayOff(exceptions: Availability['exceptions'], date: string): Availability['exceptions'] {
  if (date === '' || Number.isNaN(weekdayOf(date))) return exceptions;
  const others = exceptions.filter((known) => known.date !== date);
  return [...others, { date, windows: [] }].sort((a, b) => a.date.localeCompare(b.date));
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
