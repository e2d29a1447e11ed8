import { expect, test } from 'vitest';
import { leftOut } from './seriesChoice.ts';

const at = (date: string, ...clashes: ('pair' | 'mentor' | 'mentee')[]) => ({
  ...{ date, clashes, shifted: 0, startsAt: `${date}T10:00:00.000Z` },
});
const series = [at('2027-03-09'), at('2027-03-16', 'pair'), at('2027-03-23', 'mentor'), at('2027-03-30')];

test('what clashes is left out by itself', () => {
  expect(leftOut(series, {})).toEqual(['2027-03-16', '2027-03-23']);
});

test('by hand any day is taken out, and one on which somebody is busy taken in; never one that the pair has already', () => {
  const chosen = { '2027-03-09': false, '2027-03-16': true, '2027-03-23': true };
  expect(leftOut(series, chosen)).toEqual(['2027-03-09', '2027-03-16']);
});
