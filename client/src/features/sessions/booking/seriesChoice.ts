import type { PlannedOccurrence } from '@rapport/shared/scheduling/series.api';

/**
 * The days of a series that are left out: those that clash, unless somebody wants them all the same and they can be
 * booked, and those that somebody has taken out.
 * @param chosen what was decided by hand, by day
 */
export function leftOut(
  occurrences: readonly PlannedOccurrence[],
  chosen: Readonly<Record<string, boolean>>,
): string[] {
  return occurrences
    .filter(({ date, clashes, possible }) => !possible || !(chosen[date] ?? clashes.length === 0))
    .map(({ date }) => date);
}
