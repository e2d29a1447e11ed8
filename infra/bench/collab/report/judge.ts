import type { Goal, Round } from '../scenarios/scenario.ts';
import { median } from './median.ts';

export interface Verdict {
  readonly says: string;
  /** Median over the rounds of what the goal asks for. */
  readonly value: number;
  readonly bound: string;
  readonly met: boolean;
}

/** Compares round by round, so that what disturbed one round disturbed both sides of its ratio. */
export function judge({ says, of, most, least }: Goal, rounds: readonly Round[]): Verdict {
  const value = median(rounds.map(of));
  // NaN lies within no bounds.
  const met = value <= (most ?? Number.POSITIVE_INFINITY) && value >= (least ?? Number.NEGATIVE_INFINITY);
  const bound = [most === undefined ? '' : `at most ${most}`, least === undefined ? '' : `at least ${least}`];
  return { says, value, bound: bound.filter(Boolean).join(', '), met };
}
