import { percentile } from '@rapport/infra/percentile';
import type { Fault, Goal, Run } from './fault.ts';
import { leaveAtAllTimes } from './leaving.ts';

export const heads = ['fault', 'media over', '', 'median', 'worst', 'goal', ''];

/** One row for each figure of a fault, in the order of its goals. */
export function rowsOf({ name, goals }: Fault, runs: readonly Run[]): string[][] {
  const all = [...goals, leaveAtAllTimes];
  const whats = new Set([
    ...goals.map(({ what }) => what),
    ...runs.flatMap(({ reading }) => Object.keys(reading)),
  ]);
  return [...whats].map((what) => {
    const values = runs.map(({ reading }) => reading[what] ?? Number.NaN);
    const [median, worst] = [percentile(values, 0.5), Math.max(...values)];
    const goal = all.find((one) => one.what === what);
    return [
      ...[name, routesOf(runs), what, shown(median, goal), shown(worst, goal)],
      ...[goal ? wordsOf(goal) : '', goal ? (isMet(goal, median, worst) ? 'met' : 'MISSED') : ''],
    ];
  });
}

/** Each run begins on UDP. */
function routesOf(runs: readonly Run[]): string {
  const later = [...new Set(runs.map(({ endedOn }) => endedOn))].filter((route) => route !== 'UDP');
  const words = later.map((route) => `${route} ${runs.filter(({ endedOn }) => endedOn === route).length}×`);
  return ['UDP', ...words].join(', then ');
}

function isMet({ median: typical, worst: limit }: Goal, median: number, worst: number): boolean {
  return median <= (typical ?? Number.POSITIVE_INFINITY) && worst <= (limit ?? Number.POSITIVE_INFINITY);
}

function wordsOf(goal: Goal): string {
  const words = (['median', 'worst'] as const).flatMap((of) =>
    goal[of] === undefined ? [] : [`${of} ${shown(goal[of], goal)}`],
  );
  return words.join(', ');
}

function shown(value: number, goal: Goal | undefined): string {
  if (goal?.unit === 'count') return String(value);
  return goal?.unit === 'ms' ? `${value.toFixed(0)} ms` : `${(value / 1_000).toFixed(1)} s`;
}
