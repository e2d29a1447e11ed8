import { type Occurrence, occurrencesOf } from '@rapport/shared/scheduling/recurrence';
import type { CalendarSeries } from './calendarEvent.ts';
import { contentLine } from './contentLine.ts';
import { isUtc, utcOf, wallOf } from './timeLine.ts';
import { ordinalDay, weekdayName } from './zoneLines.ts';

/** The sessions of a series as its rule has them, by their day. */
export function occurrencesByDay({
  wall,
  zone,
  recurrence,
  without,
}: CalendarSeries): Map<string, Occurrence> {
  const occurrences = occurrencesOf({ ...wall, zone }, recurrence);
  return new Map(
    occurrences
      .filter(({ date }) => !without.includes(date))
      .map((occurrence) => [occurrence.date, occurrence]),
  );
}

/** Names a session of a series, wherever it has been moved to: by its day and the series' time of the day. */
export const recurrenceId = (series: CalendarSeries, date: string): string =>
  dayLine('RECURRENCE-ID', series, date);

/**
 * The rule of a series from its first session to its last one, and the days in between that are not among `days`.
 * A time that clocks skip begins no rule and ends none: programs do not agree on what it means. The rule ends by an
 * instant and not by a count, since some count such a day and some do not.
 * @returns undefined when there is no such session
 */
export function ruleLines(
  series: CalendarSeries,
  days: ReadonlySet<string>,
): { first: Occurrence; lines: string[] } | undefined {
  const { wall, zone, recurrence } = series;
  const occurrences = occurrencesOf({ ...wall, zone }, recurrence);
  const regular = occurrences.filter(({ date, shifted }) => days.has(date) && shifted === 0);
  const [first, last] = [regular[0], regular.at(-1)];
  if (!first || !last) return undefined;
  const leftOut = occurrences.filter(({ date }) => date > first.date && date < last.date && !days.has(date));
  const { rhythm } = recurrence;
  const weekday = new Date(`${first.date}T00:00:00Z`).getUTCDay();
  const how =
    rhythm.every === 'weeks'
      ? `FREQ=WEEKLY;INTERVAL=${rhythm.interval};BYDAY=${weekdayName(weekday)}`
      : `FREQ=MONTHLY;BYDAY=${ordinalDay(rhythm.on, weekday)}`;
  return {
    first,
    lines: [
      contentLine('RRULE', `${how};UNTIL=${utcOf(last.startsAt)}`),
      ...leftOut.map(({ date }) => dayLine('EXDATE', series, date)),
    ],
  };
}

/** Written as it stands in the rule, also where clocks skip it that day. */
function dayLine(name: string, { wall, zone }: CalendarSeries, date: string): string {
  const said = wallOf({ date, time: wall.time });
  return isUtc(zone) ? contentLine(name, `${said}Z`) : contentLine(name, said, { TZID: zone });
}
