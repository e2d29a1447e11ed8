import { i18n } from './i18n.ts';

/** Ways to write an instant, from short to long. */
const styles = {
  /** 14:30 */
  time: { hour: 'numeric', minute: '2-digit' },
  /** 3 Mar */
  shortDate: { day: 'numeric', month: 'short' },
  /** Tue, 3 March */
  day: { weekday: 'short', day: 'numeric', month: 'long' },
  /** Tuesday */
  weekday: { weekday: 'long' },
  /** 3 March 2026 */
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  /** Tue, 3 Mar, 14:30 */
  dayTime: { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  /** Tuesday, 3 March 2026 at 14:30 */
  full: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type InstantStyle = keyof typeof styles;

/** The viewer's own variant of the interface's language (en-GB for English), so that 14:30 or 2:30 PM is theirs. */
function locale(): string {
  const language = i18n.resolvedLanguage ?? 'en';
  const own = typeof navigator === 'undefined' ? [] : navigator.languages;
  return own.find((candidate) => candidate.split('-')[0] === language) ?? language;
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a format costs some 50 µs; clocks and lists ask for the same few over and over.
function kept(key: string, language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
}

function formatOf(zone: string, style: InstantStyle): Intl.DateTimeFormat {
  const language = locale();
  return kept(`${language} ${zone} ${style}`, language, { ...styles[style], timeZone: zone });
}

const toDate = (instant: string | number | Date): Date => new Date(instant);

/** An instant as it reads in `zone` (IANA). */
export function formatInstant(instant: string | number | Date, zone: string, style: InstantStyle): string {
  return formatOf(zone, style).format(toDate(instant));
}

/** Start and end in one expression: `2:30 – 3:15 PM`; an end on another day names it: `23:30 – Sat, 28 Nov, 0:15`. */
export function formatSpan(startsAt: string | number, minutes: number, zone: string): string {
  const start = toDate(startsAt);
  const end = new Date(start.getTime() + minutes * 60_000);
  if (dateIn(zone, start.getTime()) === dateIn(zone, end.getTime())) {
    return formatOf(zone, 'time').formatRange(start, end);
  }
  return `${formatInstant(start, zone, 'time')} – ${formatInstant(end, zone, 'dayTime')}`;
}

/** A calendar date in nobody's zone, `2026-03-29`. */
export function formatDate(date: string, style: 'shortDate' | 'weekday' | 'day' | 'date'): string {
  return formatInstant(`${date}T00:00:00Z`, 'UTC', style);
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `in 5 minutes`, `tomorrow`, `2 days ago`; whole units, never seconds. */
export function formatRelative(instant: string | number, now: number): string {
  const ms = toDate(instant).getTime() - now;
  const [unit, size] = units.find(([, length]) => Math.abs(ms) >= length) ?? (['minute', 60_000] as const);
  const count = Math.trunc(ms / size);
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(count === 0 ? 0 : count, unit);
}

/** `45 min`, `1 hr 30 min`. */
export function formatMinutes(minutes: number): string {
  const part = (value: number, unit: 'hour' | 'minute') =>
    new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return part(minutes, 'minute');
  return rest === 0 ? part(hours, 'hour') : `${part(hours, 'hour')} ${part(rest, 'minute')}`;
}

/** `Buenos Aires`: a zone by its city alone. */
export function formatCity(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}

/** `Buenos Aires, GMT-3`: a zone by its city and its distance at that moment. */
export function formatZone(zone: string, at: number): string {
  const city = formatCity(zone);
  const offset = kept(`offset ${zone}`, 'en', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value;
  return city === offset || !offset ? city : `${city}, ${offset}`;
}

/** `2026-03-29` as it is now in `zone`. */
export function dateIn(zone: string, at: number): string {
  return kept(`date ${zone}`, 'en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);
}
