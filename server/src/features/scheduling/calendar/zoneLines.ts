import { type Ordinal, ordinalsOf } from '@rapport/shared/scheduling/recurrence';
import { minute } from '@rapport/shared/sessions/sessionState';
import { wallTimeAt } from '@rapport/shared/sessions/wallTime';
import { contentLine } from './contentLine.ts';
import { wallOf } from './timeLine.ts';

/** Clocks of a zone being put from one distance from UTC (ms) to another, at an instant (ms). */
interface Change {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

const week = 7 * 24 * 60 * minute;

/**
 * The clocks of a zone as VTIMEZONE, right for every time between the two instants (ms). Made from the data that our
 * own times come from: collections of ready ones are years old, and wrong for zones whose rules have changed since.
 */
export function zoneLines(zone: string, from: number, to: number): string[] {
  const [first, last] = [from, to].map((at) => new Date(at).getUTCFullYear()) as [number, number];
  const changes = [...changesOf(zone, Date.UTC(first - 1, 0), Date.UTC(last + 2, 0))];
  return [
    'BEGIN:VTIMEZONE',
    contentLine('TZID', zone),
    ...(yearly(changes, last - first + 3) ?? single(changes, offsetAt(from, zone))),
    'END:VTIMEZONE',
  ];
}

/** To the minute, as they are in our time. */
function offsetAt(at: number, zone: string): number {
  const { date, time } = wallTimeAt(at, zone);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(at / minute) * minute;
}

/** Clocks are nowhere changed twice in a week. */
function* changesOf(zone: string, from: number, to: number): Generator<Change, void> {
  let before = offsetAt(from, zone);
  for (let start = from; start < to; start += week) {
    const after = offsetAt(start + week, zone);
    if (after === before) continue;
    let [known, at] = [start, start + week];
    while (at - known > minute) {
      const middle = known + Math.floor((at - known) / 2 / minute) * minute;
      if (offsetAt(middle, zone) === before) known = middle;
      else at = middle;
    }
    yield { at, before, after };
    before = after;
  }
}

/** Each change for itself: where clocks follow the moon, or a government. */
function single(changes: readonly Change[], otherwise: number): string[] {
  const offset = changes[0]?.before ?? otherwise;
  return [
    ...observance({ at: Date.UTC(1970, 0) - offset, before: offset, after: offset }),
    ...changes.flatMap((change) => observance(change)),
  ];
}

/** As a rule for every year, which Outlook reads best; undefined when these years follow none. */
function yearly(changes: readonly Change[], years: number): string[] | undefined {
  const rules = new Map<string, { first: Change; times: number; ordinals: Ordinal[] }>();
  for (const change of changes) {
    const { date, month, weekday, time } = onsetOf(change);
    const key = [month, weekday, time, change.before, change.after].join();
    const rule = rules.get(key) ?? { first: change, times: 0, ordinals: ordinalsOf(date) };
    const ordinals = rule.ordinals.filter((ordinal) => ordinalsOf(date).includes(ordinal));
    rules.set(key, { ...rule, times: rule.times + 1, ordinals });
  }
  const found = [...rules.values()];
  if (found.length !== 2 || found.some(({ times }) => times !== years)) return undefined;
  const lines = found.flatMap(({ first, ordinals }) => {
    const { month, weekday } = onsetOf(first);
    const on = ordinals.at(-1);
    return on ? [observance(first, `FREQ=YEARLY;BYMONTH=${month};BYDAY=${ordinalDay(on, weekday)}`)] : [];
  });
  return lines.length === found.length ? lines.flat() : undefined;
}

/** What clocks show when they are changed, before they are. */
function onsetOf({ at, before }: Change) {
  const shown = new Date(at + before);
  const [date = '', time = ''] = shown.toISOString().slice(0, 16).split('T');
  return { date, time, month: shown.getUTCMonth() + 1, weekday: shown.getUTCDay() };
}

function observance(change: Change, rule?: string): string[] {
  const kind = change.after > change.before ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    contentLine('DTSTART', wallOf(onsetOf(change))),
    contentLine('TZOFFSETFROM', offsetText(change.before)),
    contentLine('TZOFFSETTO', offsetText(change.after)),
    ...(rule ? [contentLine('RRULE', rule)] : []),
    `END:${kind}`,
  ];
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / minute;
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`;
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
/** Of a day of the week, Sunday being 0. */
export const weekdayName = (weekday: number): string => weekdays[weekday % 7] ?? 'SU';

/** `2TU`, or `-1SU` for the last one. */
export const ordinalDay = (on: Ordinal, weekday: number): string =>
  `${on === 'last' ? -1 : on}${weekdayName(weekday)}`;
