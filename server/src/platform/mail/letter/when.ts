/** The one place that writes dates into mail and pushes. All in English, 24 hours, with the zone. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${Object.keys(options).join()}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  formats.set(key, known);
  return known;
}

const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const shortDay = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** `Tuesday 24 November 2026, 15:00 to 15:45 (Berlin, GMT+1)`: a time on the clocks of a zone. */
export function writeWhen(startsAt: Date, minutes: number, zone: string): string {
  const end = new Date(startsAt.getTime() + minutes * 60_000);
  const [first, last] = [startsAt, end].map((at) => format(zone, day).format(at).replace(',', ''));
  const until = `${first === last ? '' : `${last}, `}${writeClock(end, zone)}`;
  return `${first}, ${writeClock(startsAt, zone)} to ${until} (${writeZone(startsAt, zone)})`;
}

/** `Tue 24 Nov, 15:00`. */
export const writeShort = (at: Date, zone: string): string =>
  `${format(zone, shortDay).format(at).replace(',', '')}, ${writeClock(at, zone)}`;

/** `15:00`. */
export const writeClock = (at: Date, zone: string): string => format(zone, clock).format(at);

/** `an hour later`, `30 minutes earlier`. */
export function writeShift(minutes: number): string {
  const size = Math.abs(minutes);
  const amount =
    size === 60
      ? 'an hour'
      : size % 60 === 0
        ? `${size / 60} hours`
        : size === 1
          ? 'a minute'
          : `${size} minutes`;
  return `${amount} ${minutes > 0 ? 'later' : 'earlier'}`;
}

/** `Buenos Aires, GMT-3`. */
function writeZone(at: Date, zone: string): string {
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  const offset = format(zone, { timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return city === offset || !offset ? city : `${city}, ${offset}`;
}
