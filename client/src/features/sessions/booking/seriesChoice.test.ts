import { expect, test } from 'vitest';
import { leftOut } from './seriesChoice.ts';

const at = (date: string, possible = true, clashes: ('pair' | 'mentor' | 'mentee')[] = []) => ({
  ...{ date, clashes, possible, shifted: 0, startsAt: `${date}T10:00:00.000Z` },
});
const series = [
  at('2027-03-09'),
  at('2027-03-16', false, ['pair']),
  at('2027-03-23', false, ['mentor']),
  at('2027-03-30', true, ['mentee']),
];

test('what clashes is left out by itself', () => {
  expect(leftOut(series, {})).toEqual(['2027-03-16', '2027-03-23', '2027-03-30']);
});

test('by hand any day is taken out, and one that clashes is taken in where it can be booked', () => {
  const chosen = { '2027-03-09': false, '2027-03-16': true, '2027-03-23': true, '2027-03-30': true };
  expect(leftOut(series, chosen)).toEqual(['2027-03-09', '2027-03-16', '2027-03-23']);
});
