import { expect, it } from 'vitest';
import type { Measured, Row } from './measure.ts';
import { met, report } from './report.ts';

const question = { name: 'listSessions', pathFor: () => '/', isList: true };
const page = { name: 'home', role: 'member', questions: [question] } as const;
const measured = (small: number, large: number, row: Row = { page, question }): Measured => ({
  row,
  times: [Array<number>(100).fill(small), Array<number>(100).fill(large)],
});
const whole: Row = { page, question: undefined };

it.each([
  ['in time, and hardly longer with more data', measured(19, 28), true],
  ['too late', measured(21, 21), false],
  ['longer with more data', measured(4, 6.1), false],
  ['a page of many answers, each of which is judged by itself', measured(30, 40, whole), true],
  ['a page that grows', measured(30, 46, whole), false],
])('judges %s', (_, one, expected) => {
  expect(met(one)).toBe(expected);
});

it('meets no goal with what was not measured', () => {
  expect(met({ row: { page, question }, times: [[], []] })).toBe(false);
});

it('prints both sizes, what the one is of the other, and whether that is met', () => {
  const lines = report([measured(4, 5), measured(4, 8, whole)], ['200', '2,000']).split('\n');
  expect(lines[2]).toMatch(/^home: listSessions +4\.0 +4\.0 +4\.0 +5\.0 +5\.0 +5\.0 +1\.25 +met$/);
  expect(lines[3]).toMatch(/^home: all of it .* 2\.00 +MISSED$/);
});
