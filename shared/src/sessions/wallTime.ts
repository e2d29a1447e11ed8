import { minute } from './sessionState.ts';

/** A wall-clock time as a person says it: `2026-03-29`, `14:30`, `Europe/Berlin`. */
export interface LocalTime {
  readonly date: string;
  readonly time: string;
  readonly zone: string;
}

/** To make one costs as much as to use it fifty times. There are some 600 zones, but a name may be spelt in many ways. */
const mostFormats = 700;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  if (formats.size >= mostFormats) formats.clear();
  formats.set(zone, made);
  return made;
}

/** An instant (ms since the epoch) as a wall clock shows it in a zone. */
function wallClock(at: number, zone: string): number {
  const offset = offsetOn(Math.floor(at / day), zone);
  return offset === undefined ? askedClock(at, zone) : Math.floor(at / 1_000) * 1_000 + offset;
}

/**
 * How far clocks are ahead (ms) all through a day of UTC; undefined where they are changed on it. To ask for a time
 * costs fifty times as much as to add this, and whoever looks for times asks for thousands of the same few days.
 */
function offsetOn(days: number, zone: string): number | undefined {
  const key = `${days} ${zone}`;
  const known = offsets.get(key);
  if (known !== undefined || offsets.has(key)) return known;
  const [from, to] = [days * day, (days + 1) * day].map((at) => askedClock(at, zone) - at);
  const offset = from === to ? from : undefined;
  if (offsets.size >= mostOffsets) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

const mostOffsets = 10_000;
const offsets = new Map<string, number | undefined>();

function askedClock(at: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(at);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** The date, `2026-03-29`, on the clocks of a zone at an instant (ms). */
export const wallDate = (at: number, zone: string): string =>
  new Date(wallClock(at, zone)).toISOString().slice(0, 10);

/** Minutes since midnight on the clocks of a zone at an instant (ms). */
export function wallMinutes(at: number, zone: string): number {
  const shown = new Date(wallClock(at, zone));
  return shown.getUTCHours() * 60 + shown.getUTCMinutes();
}

/** What clocks in a zone show at an instant (ms), to the minute. */
export function wallTimeAt(at: number, zone: string): LocalTime {
  const [date = '', time = ''] = new Date(wallClock(at, zone)).toISOString().split('T');
  return { date, time: time.slice(0, 5), zone };
}

/**
 * The instant (ms) at which clocks in `zone` show `date` and `time`: the first one where they show it twice.
 * `undefined` where they never do, because that day they are put forward over it.
 * Plain Intl: the booking form needs it, and Temporal's polyfill weighs more than that whole page.
 */
export function instantOf(local: LocalTime): number | undefined {
  const soonest = soonestInstantOf(local);
  return soonest?.shifted === 0 ? soonest.at : undefined;
}

/**
 * As `instantOf`, and where clocks skip that time the instant as long after the change as was asked for: half past two
 * is half past three on the day on which two becomes three.
 * @returns `shifted` in minutes, 0 where clocks do show that time; undefined for what is no date or no time
 */
export function soonestInstantOf({
  date,
  time,
  zone,
}: LocalTime): { readonly at: number; readonly shifted: number } | undefined {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wanted)) return undefined;
  // Any change of the clocks lies between these two, so that one of their offsets holds.
  const [before = 0, after = 0] = [wanted - day, wanted + day].map((at) => wallClock(at, zone) - at);
  // The greater offset is the earlier instant.
  const offsets = before === after ? [before] : [Math.max(before, after), Math.min(before, after)];
  const held = offsets.find((offset) => wallClock(wanted - offset, zone) === wanted);
  return held === undefined
    ? { at: wanted - before, shifted: (after - before) / minute }
    : { at: wanted - held, shifted: 0 };
}

const day = 86_400_000;

/** A date so many days on, both as `2026-03-29`. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);

/** Days from one date to another; negative when it is earlier. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day;

/** True when a session may not begin at `startsAt` any more; the minute that is running still may. */
export function hasPassed(startsAt: number, now: number): boolean {
  return startsAt + minute <= now;
}
