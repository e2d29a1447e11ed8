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

/** The same text, kept on one line. */
const unbroken = (text: string): string => text.replaceAll(/\s/gu, '\u00a0');

/** An instant as it reads in `zone` (IANA). */
export function formatInstant(instant: string | number | Date, zone: string, style: InstantStyle): string {
  return formatOf(zone, style).format(toDate(instant));
}

/**
 * Start and end in one expression, kept on one line: `2:30 – 3:15 PM`; an end on another day names it, and may begin a
 * line: `23:30 – Sat, 28 Nov, 0:15`.
 */
export function formatSpan(startsAt: string | number, minutes: number, zone: string): string {
  const start = toDate(startsAt);
  const end = new Date(start.getTime() + minutes * 60_000);
  if (dateIn(zone, start.getTime()) === dateIn(zone, end.getTime())) {
    const time = formatOf(zone, 'time');
    // British English writes 5:00 alone and 05:00 in a range.
    const hourOf = (at: Date) => time.formatToParts(at).find(({ type }) => type === 'hour')?.value;
    const parts = time
      .formatRangeToParts(start, end)
      .map(({ type, value, source }) =>
        type === 'hour' ? hourOf(source === 'endRange' ? end : start) : value,
      );
    return unbroken(parts.join('')).replace(/–(?=\d)/u, '–\u2060');
  }
  return `${formatInstant(start, zone, 'time')}\u00a0– ${formatInstant(end, zone, 'dayTime')}`;
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

/** `in 5 minutes`, `tomorrow`, `2 days ago`; whole units, never seconds, kept on one line. */
export function formatRelative(instant: string | number, now: number): string {
  const ms = toDate(instant).getTime() - now;
  const [unit, size] = units.find(([, length]) => Math.abs(ms) >= length) ?? (['minute', 60_000] as const);
  const count = Math.trunc(ms / size);
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  return unbroken(format.format(count === 0 ? 0 : count, unit));
}

/** `45 min`, `1 h 30 min`: in the words of the other texts, where each locale has its own (`45 mins`, `1 hr`). */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [i18n.t('hours', { hours: String(hours) })] : []),
    ...(rest > 0 || hours === 0 ? [i18n.t('minutes', { minutes: String(rest) })] : []),
  ].join(' ');
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
