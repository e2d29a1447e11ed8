import { expect, test } from 'vitest';
import { recurrenceOf, repeatFor, repeatsOn } from './repeat.ts';

test('a fourth Tuesday can be the last one as well, a fifth is the last only', () => {
  expect(repeatsOn('2026-11-24').slice(4)).toEqual(['month4', 'monthlast']);
  expect(repeatsOn('2026-12-29').slice(4)).toEqual(['monthlast']);
  expect(repeatsOn('')).toEqual(['once', 'weeks1', 'weeks2', 'weeks4']);
});

test('a choice goes along with the date', () => {
  expect(repeatFor('2026-12-08', 'month4')).toBe('month2');
  expect(repeatFor('', 'month4')).toBe('once');
  expect(repeatFor('2026-12-08', 'weeks2')).toBe('weeks2');
});

test('what was chosen is a rule, and nothing where it does not repeat', () => {
  const values = { repeats: 'weeks2', ends: '6', until: '' } as const;
  expect(recurrenceOf('2026-12-08', { ...values, repeats: 'once' })).toBeUndefined();
  expect(recurrenceOf('2026-12-08', values)).toEqual({
    rhythm: { every: 'weeks', interval: 2 },
    end: { ends: 'after', count: 6 },
  });
  expect(recurrenceOf('2026-12-08', { repeats: 'month4', ends: 'on', until: '2027-06-01' })).toEqual({
    rhythm: { every: 'month', on: 2 },
    end: { ends: 'on', date: '2027-06-01' },
  });
});
