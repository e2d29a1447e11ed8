import { percentile } from '../percentile.ts';
import { readable, table } from '../table.ts';
import { type Measured, nameOf } from './measure.ts';

/** Of the small installation (ms). */
const mostMs = 20;
/** What ten times the data may make of it. */
const mostTimes = 1.5;

const p95 = (times: readonly number[]) => percentile(times, 0.95);
const growth = ({ times: [small, large] }: Measured) => p95(large) / p95(small);

/** A question has to be answered in time; a page has several, and only must not grow. */
export function met(measured: Measured): boolean {
  const isSoon = measured.row.question === undefined || p95(measured.times[0]) <= mostMs;
  // NaN is within no bounds.
  return isSoon && growth(measured) <= mostTimes;
}

/** @param isRepeated for rows that missed a goal */
export function report(measured: readonly Measured[], sizes: readonly string[], isRepeated = false): string {
  const heads = [
    isRepeated ? 'repeated' : 'ms',
    ...sizes.flatMap((size) => [`${size}: p50`, 'p95', 'p99']),
    'p95 grows',
    '',
  ];
  const rows = measured.map((one) => {
    return [
      nameOf(one.row),
      ...one.times.flatMap((times) =>
        [0.5, 0.95, 0.99].map((share) => readable(percentile(times, share), 1)),
      ),
      readable(growth(one), 2),
      met(one) ? 'met' : 'MISSED',
    ];
  });
  return table(heads, rows);
}

export const goals = `goals: each answer at most ${mostMs} ms at p95 in the small installation; ten times the data makes p95 at most ${mostTimes} times as long`;
