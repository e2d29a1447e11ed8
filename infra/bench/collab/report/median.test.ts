import { expect, it } from 'vitest';
import { median } from './median.ts';

it.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 100], 10],
])('of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

it('does not exist without values, and when one round has failed', () => {
  expect(median([])).toBeNaN();
  expect(median([1, Number.NaN, 2])).toBeNaN();
});
