import ical from 'node-ical';
import type { IcsZone } from './icsTime.ts';

/** What Outlook calls a zone that somebody has made up: only its definition tells. */
const vague = /^(tzone:\/\/Microsoft|Customized Time Zone|\(no TZ description\))/;
const probe = Date.UTC(2027, 0, 15, 12);

/**
 * Which zone a name in a calendar means: an IANA name, also behind a vendor's prefix, a name of Windows, or one that
 * the calendar defines itself; otherwise, and without a name, the reader's own.
 */
export function zonesOf(
  defined: ReadonlyMap<string, readonly string[]>,
  own: string,
): (name: string | undefined) => IcsZone {
  const known = new Map<string, IcsZone>();
  return (name) => {
    if (name === undefined) return own;
    const zone = known.get(name) ?? named(name) ?? resolveDefined(defined.get(name)) ?? own;
    known.set(name, zone);
    return zone;
  };
}

const named = (name: string): IcsZone | undefined =>
  vague.test(name) ? undefined : (ianaOf(name) ?? resolve(name));

function ianaOf(name: string): string | undefined {
  const vendorless = /[A-Za-z_-]+\/[A-Za-z_-]+(?:\/[A-Za-z_-]+)?$/.exec(name)?.[0];
  return [name, vendorless].find(isZone);
}

function isZone(name: string | undefined): name is string {
  if (!name || !/^[A-Z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The library matches what is defined to a zone only under the names that Microsoft gives to such. */
function resolveDefined(lines: readonly string[] | undefined): IcsZone | undefined {
  if (!lines) return undefined;
  const name = 'Customized Time Zone';
  return resolve(
    name,
    lines.map((line) => (/^TZID[;:]/i.test(line) ? `TZID:${name}` : line)),
  );
}

function resolve(name: string, definition: readonly string[] = []): IcsZone | undefined {
  const text = [
    ...['BEGIN:VCALENDAR', ...definition, 'BEGIN:VEVENT', 'UID:probe'],
    ...[`DTSTART;TZID="${name}":20270115T120000`, 'END:VEVENT', 'END:VCALENDAR'],
  ].join('\r\n');
  try {
    const event = ical.sync.parseICS(text).probe;
    if (event?.type !== 'VEVENT' || !event.start?.tz) return undefined;
    if (isZone(event.start.tz)) return event.start.tz;
    // A fixed distance; without one the library takes the zone of this machine.
    return /^[+-]\d/.test(event.start.tz) ? probe - event.start.getTime() : undefined;
  } catch {
    return undefined;
  }
}
