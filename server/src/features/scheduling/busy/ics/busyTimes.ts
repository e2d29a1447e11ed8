import type { Span } from '@rapport/shared/scheduling/availability';
import { wallsOfRule } from './icsRule.ts';
import { IcsError, type IcsProperty, readIcsText } from './icsText.ts';
import { dayMs, durationOf, type IcsTime, type IcsZone, instantAt, timesOf, wallAt } from './icsTime.ts';
import { zonesOf } from './icsZones.ts';

export interface BusyQuestion {
  /** Of the person: what has no zone of its own is in it, and whole days are its days. */
  readonly zone: string;
  /** Instants (ms). */
  readonly within: Span;
  /** Hosts of this installation: its own sessions are known without a calendar. */
  readonly ownHosts: readonly string[];
}

/** More is no person's calendar: twelve times on each of four hundred days. */
const mostSpans = 5_000;
const mostOccurrences = 50_000;

type ZoneOf = (name: string | undefined) => IcsZone;

interface Event {
  readonly uid: string;
  readonly start: IcsTime;
  /** ms; by the clocks for whole days. */
  readonly length: number;
  readonly rule: string | undefined;
  readonly more: readonly IcsTime[];
  readonly except: readonly IcsTime[];
  /** Which occurrence of the event of that uid it stands for. */
  readonly insteadOf: IcsTime | undefined;
  readonly isBusy: boolean;
  readonly sequence: number;
}

/** When a calendar says that somebody is busy: merged, earliest first. @throws IcsError */
export function busyTimes(text: string, question: BusyQuestion): Span[] {
  const { events, zones } = readIcsText(text);
  const zoneOf = zonesOf(zones, question.zone);
  const series = new Map<string, Event[]>();
  for (const properties of events) {
    const event = eventOf(properties, zoneOf, question.ownHosts);
    if (!event) continue;
    const others = series.get(event.uid);
    if (others) others.push(event);
    else series.set(event.uid, [event]);
  }
  const spans: Span[] = [];
  for (const ofOne of series.values()) {
    for (const span of spansOf(ofOne, question.within)) {
      if (spans.push(span) > mostOccurrences) throw new IcsError('too_many');
    }
  }
  const merged = merge(spans, question.within);
  if (merged.length > mostSpans) throw new IcsError('too_many');
  return merged;
}

let nameless = 0;

function eventOf(
  properties: readonly IcsProperty[],
  zoneOf: ZoneOf,
  ownHosts: readonly string[],
): Event | undefined {
  const all = (name: string) => properties.filter((property) => property.name === name);
  const first = (name: string) => all(name)[0];
  const value = (name: string) => first(name)?.value.trim() ?? '';
  const times = (name: string) => all(name).flatMap((property) => timesOf(property, zoneOf));
  const [start] = times('DTSTART');
  const uid = value('UID');
  if (!start || ownHosts.some((host) => uid.endsWith(`@${host}`) || isAt(value('URL'), host)))
    return undefined;
  const isBusy =
    value('STATUS').toUpperCase() !== 'CANCELLED' && value('TRANSP').toUpperCase() !== 'TRANSPARENT';
  return {
    ...{
      uid: uid || `nameless ${nameless++}`,
      start,
      isBusy,
      length: lengthOf(start, times('DTEND')[0], value('DURATION')),
    },
    ...{ rule: value('RRULE') || undefined, more: times('RDATE'), except: times('EXDATE') },
    ...{ insteadOf: times('RECURRENCE-ID')[0], sequence: Number(value('SEQUENCE')) || 0 },
  };
}

const isAt = (url: string, host: string): boolean => URL.canParse(url) && new URL(url).hostname === host;

function lengthOf(start: IcsTime, end: IcsTime | undefined, duration: string): number {
  if (start.isDay) return Math.max(dayMs, end ? end.wall - start.wall : (durationOf(duration) ?? 0));
  if (!end) return durationOf(duration) ?? 0;
  return instantAt(end.wall, end.zone) - instantAt(start.wall, start.zone);
}

/** Of the events of one uid: one that may recur, and those that stand for single occurrences of it. */
function spansOf(events: readonly Event[], within: Span): Span[] {
  const newestLast = [...events].sort((a, b) => a.sequence - b.sequence);
  const whole = newestLast.findLast(({ insteadOf }) => !insteadOf);
  const single = new Map<number, Event>();
  for (const event of newestLast) {
    if (event.insteadOf) single.set(keyOf(event.insteadOf, whole), event);
  }
  const spans = [...single.values()].flatMap((event) =>
    event.isBusy ? occurrence(event, event.start.wall) : [],
  );
  if (!whole?.isBusy) return spans;
  const left = new Set([...single.keys(), ...whole.except.map((time) => keyOf(time, whole))]);
  const isLeft = (wall: number) =>
    // A day that is left out takes each time of it with it.
    left.has(keyOf({ ...whole.start, wall }, whole)) || left.has(-Math.floor(wall / dayMs));
  const regular = wallsOf(whole, within).filter((wall) => !isLeft(wall));
  return [...spans, ...regular.flatMap((wall) => occurrence(whole, wall))];
}

/** Names an occurrence: by its day where the event is of days, else by its instant; a mere day by the day, negative. */
function keyOf(time: IcsTime, whole: Event | undefined): number {
  if (whole?.start.isDay || time.isDay) {
    const day = Math.floor(time.wall / dayMs);
    return whole?.start.isDay ? day : -day;
  }
  return instantAt(time.wall, time.zone);
}

function wallsOf({ start, length, rule, more }: Event, { from, to }: Span): number[] {
  const margin = Math.min(Math.max(0, length), 366 * dayMs) + 2 * dayMs;
  const isNear = (wall: number) => wall > from - margin && wall < to + 2 * dayMs;
  const further = more.map(({ wall, zone }) =>
    zone === start.zone ? wall : wallAt(instantAt(wall, zone), start.zone),
  );
  const regular = rule ? ruled(start, rule, from - margin, to + 2 * dayMs) : [start.wall];
  return [...new Set([...regular, ...further])].filter(isNear);
}

/** A rule that nobody can read leaves its first time: that much is known. */
function ruled(start: IcsTime, rule: string, from: number, to: number): number[] {
  try {
    return wallsOfRule(start, rule, from, to);
  } catch (error) {
    if (error instanceof IcsError) throw error;
    return [start.wall];
  }
}

function occurrence({ start, length }: Event, wall: number): Span[] {
  const from = instantAt(wall, start.zone);
  const to = start.isDay ? instantAt(wall + length, start.zone) : from + length;
  return from < to ? [{ from, to }] : [];
}

function merge(spans: readonly Span[], within: Span): Span[] {
  const merged: { from: number; to: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const [from, to] = [Math.max(span.from, within.from), Math.min(span.to, within.to)];
    if (from >= to) continue;
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
