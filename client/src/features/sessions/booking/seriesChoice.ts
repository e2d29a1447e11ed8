import type { PlannedOccurrence } from '@rapport/shared/scheduling/series.api';

/** The pair cannot meet twice at one time; what either of them has with somebody else is theirs to decide. */
export const isPossible = ({ clashes }: PlannedOccurrence): boolean => !clashes.includes('pair');

/**
 * The days of a series that are left out: those that clash, unless somebody wants them all the same, and those that
 * somebody has taken out.
 * @param chosen what was decided by hand, by day
 */
export function leftOut(
  occurrences: readonly PlannedOccurrence[],
  chosen: Readonly<Record<string, boolean>>,
): string[] {
  return occurrences
    .filter((occurrence) => {
      const isIn = chosen[occurrence.date] ?? occurrence.clashes.length === 0;
      return !isIn || !isPossible(occurrence);
    })
    .map(({ date }) => date);
}
