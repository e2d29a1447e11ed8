import { soonestInstantOf, wallTimeAt } from '@rapport/shared/sessions/wallTime';
import type { IcsProperty } from './icsText.ts';

/** A zone that clocks follow: an IANA name, or as many ms ahead of UTC at all times. */
export type IcsZone = string | number;

export interface IcsTime {
  /** What clocks show, in ms as if they showed UTC. */
  readonly wall: number;
  readonly zone: IcsZone;
  /** A day and no time of it. */
  readonly isDay: boolean;
}

export const dayMs = 86_400_000;

/** The times of a property; what is none is left out. @param zoneOf the zone of a name, of whoever reads without one */
export function timesOf(
  { value, params }: IcsProperty,
  zoneOf: (name: string | undefined) => IcsZone,
): IcsTime[] {
  return value.split(',').flatMap((text) => {
    const parts = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?/.exec(text.trim());
    if (!parts) return [];
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
      .slice(1, 7)
      .map((part) => Number(part ?? 0));
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    if (Number.isNaN(wall)) return [];
    const isDay = parts[4] === undefined;
    return [{ wall, isDay, zone: parts[7] === 'Z' ? 'UTC' : zoneOf(isDay ? undefined : params.TZID) }];
  });
}

/** The instant (ms) at which clocks there show that. */
export function instantAt(wall: number, zone: IcsZone): number {
  if (typeof zone === 'number') return wall - zone;
  const day = Math.floor(wall / dayMs);
  const [before, after] = [aheadOn(day - 1, zone), aheadOn(day + 2, zone)];
  // To look at the clocks themselves costs a hundred times as much, and there are thousands of times in a calendar.
  if (before === after) return wall - before;
  const [date = '', time = ''] = new Date(wall).toISOString().split('T');
  const soonest = soonestInstantOf({ date, time: time.slice(0, 5), zone });
  return (soonest?.at ?? Number.NaN) + (wall % 60_000);
}

const known = new Map<string, Map<number, number>>();

/** How far (ms) clocks are ahead of UTC when that day begins there. */
function aheadOn(day: number, zone: string): number {
  const days = known.get(zone) ?? new Map<number, number>();
  known.set(zone, days);
  const ahead = days.get(day) ?? wallAt(day * dayMs, zone) - day * dayMs;
  days.set(day, ahead);
  return ahead;
}

/** What clocks there show at an instant, to the minute. */
export function wallAt(instant: number, zone: IcsZone): number {
  if (typeof zone === 'number') return instant + zone;
  const { date, time } = wallTimeAt(instant, zone);
  return Date.parse(`${date}T${time}:00Z`);
}

/** Of `P1DT2H` in ms; none for what is no duration, or a negative one. */
export function durationOf(text: string): number | undefined {
  const parts =
    /^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(
      text.trim(),
    );
  if (!parts) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return (weeks * 7 + days) * dayMs + ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}
