import { wallMinutes } from '../sessions/wallTime.ts';

const day = 1_440;

/**
 * By how many minutes each start is later, or earlier where negative, on the clocks of a zone than most of them are:
 * clocks that change on different days, or not at all, move a series for one of its people.
 * @param startsAt instants (ms)
 */
export function offUsualTime(startsAt: readonly number[], zone: string): number[] {
  const times = startsAt.map((at) => wallMinutes(at, zone));
  const counts = new Map<number, number>();
  for (const time of times) counts.set(time, (counts.get(time) ?? 0) + 1);
  // Of two that are as frequent the first one: that is what was agreed on.
  const usual = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0] as [
    number,
    number,
  ])[0];
  return times.map((time) => {
    const later = (time - usual + day) % day;
    return later > day / 2 ? later - day : later;
  });
}
