import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayBounds, hasPassed, instantOf, localTimeAt } from './localTime.ts';
import { minute } from './sessionState.ts';

const iso = (date: string, time: string, zone: string) => {
  const instant = instantOf({ date, time, zone });
  return instant === undefined ? undefined : new Date(instant).toISOString();
};

describe('instantOf', () => {
  it('finds the instant of a wall-clock time in its zone', () => {
    expect(iso('2026-01-15', '14:30', 'Europe/Berlin')).toBe('2026-01-15T13:30:00.000Z');
    expect(iso('2026-07-15', '14:30', 'Europe/Berlin')).toBe('2026-07-15T12:30:00.000Z');
    expect(iso('2026-07-15', '14:30', 'Asia/Kolkata')).toBe('2026-07-15T09:00:00.000Z');
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', '02:30'],
    ['America/New_York', '2026-03-08', '02:00'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15'],
  ])('knows no instant for a time that the clocks of %s skip', (zone, date, time) => {
    expect(iso(date, time, zone)).toBeUndefined();
  });

  it('knows the minutes on both sides of the gap', () => {
    expect(iso('2026-03-29', '01:59', 'Europe/Berlin')).toBe('2026-03-29T00:59:00.000Z');
    expect(iso('2026-03-29', '03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('takes the earlier of two where clocks show a time twice', () => {
    expect(iso('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(iso('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  });

  it('is undone by localTimeAt, in every zone and at every time that exists', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'UTC',
    );
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / minute, max: Date.UTC(2035, 0) / minute });
    fc.assert(
      fc.property(zone, minutes, (name, at) => {
        const local = localTimeAt(at * minute, name);
        const instant = instantOf(local);
        expect(instant).toBeLessThanOrEqual(at * minute);
        expect(localTimeAt(instant ?? 0, name)).toEqual(local);
      }),
    );
  });
});

describe('dayBounds', () => {
  it('spans 23 and 25 hours on the days on which the clocks change', () => {
    const hours = (date: string) => {
      const { from, before } = dayBounds(date, 'Europe/Berlin');
      return (before - from) / (60 * minute);
    };
    expect(hours('2026-03-29')).toBe(23);
    expect(hours('2026-06-01')).toBe(24);
    expect(hours('2026-10-25')).toBe(25);
  });
});

describe('hasPassed', () => {
  it('still allows the minute that is running', () => {
    const start = Date.UTC(2026, 4, 4, 9);
    expect(hasPassed(start, start + minute - 1)).toBe(false);
    expect(hasPassed(start, start + minute)).toBe(true);
  });
});
