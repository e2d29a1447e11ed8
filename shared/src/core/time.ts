import { z } from 'zod';

/** An instant: ISO 8601 in UTC with a trailing Z, e.g. `2026-03-29T14:00:00.000Z`. */
export const instantSchema = z.iso.datetime();

/** A calendar date without zone, e.g. `2026-03-29`; of a year that somebody can mean, because rules count days. */
export const dateSchema = z.iso.date().refine((date) => date >= '1900' && date < '2200', 'date');

/** A wall-clock time without zone, 24 hours, minutes only, e.g. `14:30`. */
export const wallTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** An IANA time zone that this runtime knows, e.g. `Europe/Berlin`. */
export const zoneSchema = z.string().max(64).refine(isZone, 'unknown_zone');

/** True when the runtime can compute local times in `zone`. */
function isZone(zone: string): boolean {
  if (zone === '') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
