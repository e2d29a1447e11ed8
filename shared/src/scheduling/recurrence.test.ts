import { describe, expect, test } from 'vitest';
import { mostOccurrences, occurrencesOf, ordinalsOf, type Recurrence } from './recurrence.ts';

const zone = 'Europe/Berlin';
const weekly = (interval: 1 | 2 | 4, count: number): Recurrence => ({
  rhythm: { every: 'weeks', interval },
  end: { ends: 'after', count },
});
const datesOf = (date: string, rule: Recurrence) =>
  occurrencesOf({ date, time: '10:00', zone }, rule).map((occurrence) => occurrence.date);

describe('a series', () => {
  test('goes on every week, every two, every four', () => {
    expect(datesOf('2026-12-21', weekly(1, 3))).toEqual(['2026-12-21', '2026-12-28', '2027-01-04']);
    expect(datesOf('2026-12-21', weekly(2, 3))).toEqual(['2026-12-21', '2027-01-04', '2027-01-18']);
    expect(datesOf('2026-12-21', weekly(4, 2))).toEqual(['2026-12-21', '2027-01-18']);
  });

  test('goes on by the weekday of the month, the fourth and the last apart', () => {
    const monthly = (on: 1 | 2 | 3 | 4 | 'last', count: number): Recurrence => ({
      rhythm: { every: 'month', on },
      end: { ends: 'after', count },
    });
    expect(datesOf('2026-11-10', monthly(2, 3))).toEqual(['2026-11-10', '2026-12-08', '2027-01-12']);
    expect(datesOf('2026-11-24', monthly(4, 3))).toEqual(['2026-11-24', '2026-12-22', '2027-01-26']);
    expect(datesOf('2026-11-24', monthly('last', 3))).toEqual(['2026-11-24', '2026-12-29', '2027-01-26']);
    // The first session is of the series: a rule that has it not is of another one.
    expect(datesOf('2026-11-10', monthly(3, 3))).toEqual([]);
  });

  test('ends on a day, that day included, and never has more than so many sessions', () => {
    const until = (date: string): Recurrence => ({
      rhythm: { every: 'weeks', interval: 1 },
      end: { ends: 'on', date },
    });
    expect(datesOf('2026-12-21', until('2027-01-04'))).toHaveLength(3);
    expect(datesOf('2026-12-21', until('2027-01-03'))).toHaveLength(2);
    expect(datesOf('2026-12-21', until('2026-12-20'))).toEqual([]);
    expect(datesOf('2026-12-21', until('2099-01-01'))).toHaveLength(mostOccurrences);
  });

  test('stays at its time of the day in its zone, and is later only where clocks skip that time', () => {
    const at = occurrencesOf({ date: '2026-03-22', time: '02:30', zone }, weekly(1, 3));
    expect(at.map(({ startsAt, shifted }) => [new Date(startsAt).toISOString(), shifted])).toEqual([
      ['2026-03-22T01:30:00.000Z', 0],
      // Half past two does not exist that night: it is half past three.
      ['2026-03-29T01:30:00.000Z', 60],
      ['2026-04-05T00:30:00.000Z', 0],
    ]);
  });

  test.each(['', 'tomorrow', '2026-02-30'])('of a first date that is none (%s) is empty', (date) => {
    expect(datesOf(date, weekly(1, 3))).toEqual([]);
  });
});

test.each([
  ['2026-11-01', [1]],
  ['2026-11-07', [1]],
  ['2026-11-22', [4]],
  ['2026-11-24', [4, 'last']],
  ['2026-11-29', ['last']],
  ['2028-02-29', ['last']],
])('%s is weekday number %j of its month', (date, ordinals) => {
  expect(ordinalsOf(date)).toEqual(ordinals);
});
