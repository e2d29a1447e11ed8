import type { Report } from './report.ts';
import { minute } from './sessionState.ts';

/**
 * Attendance, rebuilt from what the SFU said. Webhooks come late, twice, out of order or never, so a report
 * depends only on the set of observations: any order, doubles and gaps of the same facts give the same report.
 */

/** One fact about one connection of one person. `at` in ms since the epoch. */
export interface Observation {
  /** The SFU's id of the connection (participant sid): a person who rejoins has several. */
  readonly connection: string;
  readonly personId: string;
  /** joined and left: from a webhook or the gate. seen: by polling, and by a join that the SFU reports again. */
  readonly kind: 'joined' | 'seen' | 'left';
  readonly at: number;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface AttendanceReport {
  /** Disjoint intervals in order, per person. */
  readonly byPerson: ReadonlyMap<string, readonly Interval[]>;
  /** Time in which every one of the expected people was there (ms). */
  readonly together: number;
}

/**
 * @param observations any order, doubles allowed
 * @param expected the people of the pair
 * @param until no interval goes beyond this (ms): the end of the session, or now
 */
export function rebuildAttendance(
  observations: readonly Observation[],
  expected: readonly string[],
  until: number,
): AttendanceReport {
  const connections = new Map<
    string,
    { personId: string; from: number; to: number; left: number | undefined }
  >();
  for (const { connection, personId, kind, at } of observations) {
    const key = `${personId} ${connection}`;
    const known = connections.get(key) ?? { personId, from: at, to: at, left: undefined };
    known.from = Math.min(known.from, at);
    known.to = Math.max(known.to, at);
    // A connection leaves once. Of several reports of it the earliest is nearest to what people saw.
    if (kind === 'left') known.left = Math.min(known.left ?? at, at);
    connections.set(key, known);
  }

  const raw = new Map<string, Interval[]>(expected.map((id) => [id, []]));
  for (const { personId, from, to, left } of connections.values()) {
    const end = Math.min(left ?? to, until);
    if (end > from) raw.set(personId, [...(raw.get(personId) ?? []), { from, to: end }]);
  }
  const byPerson = new Map([...raw].map(([id, intervals]) => [id, union(intervals)]));
  const common = expected
    .map((id) => byPerson.get(id) ?? [])
    .reduce<readonly Interval[]>((both, one) => intersection(both, one), [{ from: -Infinity, to: until }]);
  return { byPerson, together: expected.length === 0 ? 0 : total(common) };
}

/** Where nothing was measured: the last word of the two on how long they met. */
export function reportedAttendance(reports: readonly Report[]): AttendanceReport {
  return { byPerson: new Map(), together: (reports.at(-1)?.minutes ?? 0) * minute };
}

export function total(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { from, to }) => sum + (to - from), 0);
}

/** As attendance is told to people: rounded to the nearest minute. */
export const wholeMinutes = (ms: number): number => Math.round(ms / minute);

function union(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && next.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else merged.push(next);
  }
  return merged;
}

function intersection(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  return a.flatMap((x) =>
    b
      .map((y) => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) }))
      .filter(({ from, to }) => to > from),
  );
}
