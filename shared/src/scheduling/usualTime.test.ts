import { expect, test } from 'vitest';
import { occurrencesOf } from './recurrence.ts';
import { offUsualTime } from './usualTime.ts';

const starts = (date: string, time: string, zone: string, count: number) =>
  occurrencesOf(
    { date, time, zone },
    { rhythm: { every: 'weeks', interval: 1 }, end: { ends: 'after', count } },
  ).map(({ startsAt }) => startsAt);

test('a series is where it was agreed in its own zone, and off in the weeks in which only one has changed its clocks', () => {
  const series = starts('2027-03-02', '15:00', 'Europe/Berlin', 6);
  expect(offUsualTime(series, 'Europe/Berlin')).toEqual([0, 0, 0, 0, 0, 0]);
  // New York changes on 14 March, Berlin on the 28th: 9 o'clock is 10 o'clock in between.
  expect(offUsualTime(series, 'America/New_York')).toEqual([0, 0, 60, 60, 0, 0]);
  expect(offUsualTime(starts('2026-10-20', '15:00', 'Europe/Berlin', 4), 'America/New_York')).toEqual([
    0, 60, 0, 0,
  ]);
});

test('of a zone that has no summer, the first time counts where both are as frequent', () => {
  expect(offUsualTime(starts('2027-03-16', '15:00', 'Europe/Berlin', 4), 'Africa/Lagos')).toEqual([
    0, 0, -60, -60,
  ]);
});

test('midnight is between one minute before and one after it', () => {
  expect(offUsualTime(starts('2027-03-16', '00:30', 'Europe/Berlin', 3), 'Europe/Lisbon')).toEqual([0, 0, 0]);
  expect(offUsualTime(starts('2027-03-16', '00:30', 'Europe/Berlin', 3), 'Africa/Lagos')).toEqual([
    0, 0, -60,
  ]);
});

test('of no sessions there is none', () => {
  expect(offUsualTime([], 'UTC')).toEqual([]);
});
