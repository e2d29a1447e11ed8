import { expect, it } from 'vitest';
import { dropPlace } from './dropPlace.ts';

const rows = [0, 1, 2, 3].map((i) => ({ top: i * 40, bottom: i * 40 + 40 }));

it('a row stays where it is until its middle has passed that of a neighbour', () => {
  expect(dropPlace(rows, 1, 60)).toBe(1);
  expect(dropPlace(rows, 1, 95)).toBe(1);
  expect(dropPlace(rows, 1, 105)).toBe(2);
  expect(dropPlace(rows, 1, 15)).toBe(0);
});

it('beyond the ends is first or last', () => {
  expect(dropPlace(rows, 2, -500)).toBe(0);
  expect(dropPlace(rows, 0, 5_000)).toBe(3);
});
