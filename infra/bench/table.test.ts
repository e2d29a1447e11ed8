import { expect, it } from 'vitest';
import { readable, table } from './table.ts';

it('puts names to the left and numbers to the right', () => {
  expect(
    table(
      ['server', 'ms'],
      [
        ['rapport', '1.5'],
        ['y-websocket', '12.0'],
      ],
    ),
  ).toBe(['server         ms', '-----------  ----', 'rapport       1.5', 'y-websocket  12.0'].join('\n'));
});

it.each([
  [1234567.891, 0, '1,234,568'],
  [0.5, 2, '0.50'],
  [undefined, 0, '-'],
  [Number.NaN, 1, '-'],
])('writes %s with %i digits as %s', (value, digits, text) => {
  expect(readable(value, digits)).toBe(text);
});
