import { expect, test } from 'vitest';
import { faultTable } from './faultRows.ts';

test('the table has a line for each row with its times and its verdict, and then what it found', () => {
  const times = { of: 'exit', p50: 120.04, p99: 300, max: 1_300.5 };
  const text = faultTable([
    { row: 'sigterm', ok: true, seconds: 61, report: { rounds: 20, result: '0 of 900 lost', times } },
    { row: 'bombs', ok: false, seconds: 2 },
  ]);
  const [, , first, second, , ...found] = text.split('\n');
  expect(first?.split(/ {2,}/)).toEqual(['sigterm', '20', 'exit', '120.0', '300.0', '1,300.5', '61', 'pass']);
  expect(second).toMatch(/^bombs .* FAIL$/);
  expect(found).toEqual(['sigterm: 0 of 900 lost', 'bombs: said nothing']);
});
