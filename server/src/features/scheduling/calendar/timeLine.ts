import { type LocalTime, soonestInstantOf, wallTimeAt } from '@rapport/shared/sessions/wallTime';
import { contentLine } from './contentLine.ts';

/** An instant (ms) as `20260329T140000Z`. */
export const utcOf = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');

/** What a clock shows as `20260329T140000`; the zone stands beside it. */
export const wallOf = ({ date, time }: Omit<LocalTime, 'zone'>): string =>
  `${date}T${time}00`.replace(/[-:]/g, '');

/** Zones without clocks to tell of. */
export const isUtc = (zone: string): boolean => zone === 'UTC' || zone === 'Etc/UTC';

/**
 * An instant (ms) on the clocks of a zone; in UTC where they show that time twice and this is the second one, because
 * a wall-clock time means the first.
 */
export function timeLine(name: string, at: number, zone: string): string {
  const wall = wallTimeAt(at, zone);
  return isUtc(zone) || soonestInstantOf(wall)?.at !== at
    ? contentLine(name, utcOf(at))
    : contentLine(name, wallOf(wall), { TZID: zone });
}
