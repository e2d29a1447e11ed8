import { describe, expect, test } from 'vitest';
import { chosenTime, isUncivil } from './bothTimes.ts';

const now = Date.parse('2026-03-01T12:00:00Z');

describe('a chosen time', () => {
  test('is incomplete until both day and start are there', () => {
    expect(chosenTime({ date: '', time: '10:00', zone: 'UTC' }, now).kind).toBe('incomplete');
    expect(chosenTime({ date: '2026-04-01', time: '', zone: 'UTC' }, now).kind).toBe('incomplete');
  });

  test('that the clocks skip that day is a gap, not a time near it', () => {
    expect(chosenTime({ date: '2026-03-29', time: '02:30', zone: 'Europe/Berlin' }, now).kind).toBe('gap');
  });

  test('before now is in the past, in the zone that was chosen', () => {
    expect(chosenTime({ date: '2026-03-01', time: '12:30', zone: 'Europe/Berlin' }, now).kind).toBe('past');
    expect(chosenTime({ date: '2026-03-01', time: '12:30', zone: 'UTC' }, now)).toEqual({
      kind: 'fine',
      startsAt: Date.parse('2026-03-01T12:30:00Z'),
    });
  });
});

test('six in the morning and nine in the evening are uncivil where they are, not elsewhere', () => {
  const at = Date.parse('2026-03-03T05:30:00Z');
  expect(isUncivil(at, 'Europe/Berlin')).toBe(true);
  expect(isUncivil(at, 'Asia/Kolkata')).toBe(false);
});
