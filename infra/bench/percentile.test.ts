import { expect, it } from 'vitest';
import { percentile } from './percentile.ts';

it('finds the value with a share of all below it, in whatever order they come', () => {
  const values = Array.from({ length: 1_000 }, (_, index) => (index * 7) % 1_000);
  expect(percentile(values, 0.5)).toBe(500);
  expect(percentile(values, 0.99)).toBe(990);
  expect(percentile(values, 1)).toBe(999);
});

it('has nothing to say of no values', () => {
  expect(percentile([], 0.5)).toBeNaN();
});
