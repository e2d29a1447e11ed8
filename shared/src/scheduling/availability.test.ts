import { describe, expect, test } from 'vitest';
import { availability, civilAvailability, mondayOf, openTimes, weekdayOf } from './availability.ts';

const at = (text: string) => Date.parse(text);
const day = (date: string) => ({ from: at(`${date}T00:00:00Z`), to: at(`${date}T00:00:00Z`) + 86_400_000 });
const iso = (spans: readonly { from: number; to: number }[]) =>
  spans.map(({ from, to }) => [from, to].map((time) => new Date(time).toISOString().slice(5, 16)));
const times = (from: string, to: string) => ({ from, to });

describe('when a person can meet', () => {
  const weekly = [
    { day: 2, window: times('14:00', '16:00') },
    { day: 2, window: times('09:00', '12:00') },
    { day: 3, window: times('22:00', '24:00') },
  ];

  test('is by the weekday, in their zone, earliest first', () => {
    const week = { from: at('2027-03-08T00:00:00Z'), to: at('2027-03-15T00:00:00Z') };
    expect(iso(openTimes({ weekly, exceptions: [] }, 'Europe/Berlin', week))).toEqual([
      ['03-09T08:00', '03-09T11:00'],
      ['03-09T13:00', '03-09T15:00'],
      ['03-10T21:00', '03-10T23:00'],
    ]);
    // Wednesday from ten to midnight in Auckland is Wednesday morning in London.
    expect(iso(openTimes({ weekly, exceptions: [] }, 'Pacific/Auckland', day('2027-03-10')))).toEqual([
      ['03-10T09:00', '03-10T11:00'],
    ]);
  });

  test('is cut at the edges that are asked for', () => {
    const within = { from: at('2027-03-09T10:00:00Z'), to: at('2027-03-09T13:30:00Z') };
    expect(iso(openTimes({ weekly, exceptions: [] }, 'Europe/Berlin', within))).toEqual([
      ['03-09T10:00', '03-09T11:00'],
      ['03-09T13:00', '03-09T13:30'],
    ]);
  });

  test('is other times on some days, and none on a day off', () => {
    const exceptions = [
      { date: '2027-03-09', windows: [] },
      { date: '2027-03-11', windows: [times('10:00', '11:00')] },
    ];
    const week = { from: at('2027-03-08T00:00:00Z'), to: at('2027-03-15T00:00:00Z') };
    expect(iso(openTimes({ weekly, exceptions }, 'UTC', week))).toEqual([
      ['03-10T22:00', '03-11T00:00'],
      ['03-11T10:00', '03-11T11:00'],
    ]);
  });

  test('is as long as clocks show it on the days on which they change', () => {
    const sunday = [{ day: 7, window: times('01:00', '04:00') }];
    const spring = openTimes({ weekly: sunday, exceptions: [] }, 'Europe/Berlin', day('2027-03-28'));
    expect(spring.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([2]);
    const autumn = openTimes({ weekly: sunday, exceptions: [] }, 'Europe/Berlin', {
      from: at('2027-10-30T20:00:00Z'),
      to: at('2027-10-31T20:00:00Z'),
    });
    expect(autumn.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([4]);
  });
});

test('a window ends after it begins, on the same day', () => {
  const parse = (from: string, to: string) =>
    availability.safeParse({ ...civilAvailability, weekly: [{ day: 1, window: { from, to } }] }).success;
  expect(parse('09:00', '17:00')).toBe(true);
  expect(parse('09:00', '24:00')).toBe(true);
  expect(parse('17:00', '09:00')).toBe(false);
  expect(parse('09:00', '09:00')).toBe(false);
  expect(parse('24:00', '24:00')).toBe(false);
});

test.each([
  ['2027-03-08', 1, '2027-03-08'],
  ['2027-03-14', 7, '2027-03-08'],
  ['2027-01-01', 5, '2026-12-28'],
])('%s is weekday %i of the week of %s', (date, weekday, monday) => {
  expect(weekdayOf(date)).toBe(weekday);
  expect(mondayOf(date)).toBe(monday);
});
