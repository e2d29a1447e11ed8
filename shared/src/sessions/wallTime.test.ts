import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { hasPassed, instantOf } from './wallTime.ts';

const iso = (date: string, time: string, zone: string) => {
  const at = instantOf({ date, time, zone });
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('a wall-clock time in a zone', () => {
  test('is the instant at which clocks there show it, before and after they change', () => {
    expect(iso('2026-03-28', '14:30', 'Europe/Berlin')).toBe('2026-03-28T13:30:00.000Z');
    expect(iso('2026-03-29', '14:30', 'Europe/Berlin')).toBe('2026-03-29T12:30:00.000Z');
    expect(iso('2026-01-15', '09:00', 'Asia/Kolkata')).toBe('2026-01-15T03:30:00.000Z');
  });

  test('is none where clocks are put forward over it', () => {
    expect(iso('2026-03-29', '02:30', 'Europe/Berlin')).toBeUndefined();
    expect(iso('2026-03-08', '02:00', 'America/New_York')).toBeUndefined();
    // Lord Howe Island moves by half an hour only.
    expect(iso('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBeUndefined();
    expect(iso('2026-10-04', '02:30', 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00.000Z');
  });

  test('is the first of two where clocks are put back', () => {
    expect(iso('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  });

  test('is none for what is no date', () => {
    expect(instantOf({ date: '', time: '10:00', zone: 'UTC' })).toBeUndefined();
    expect(instantOf({ date: '2026-02-30', time: 'x', zone: 'UTC' })).toBeUndefined();
  });

  test('reads back as itself for every minute of any zone', () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const minute = fc.integer({ min: Date.UTC(2015, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
    fc.assert(
      fc.property(zone, minute, (timeZone, minutes) => {
        const format = new Intl.DateTimeFormat('sv-SE', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'short',
        });
        const [date = '', time = ''] = format.format(minutes * 60_000).split(' ');
        const at = instantOf({ date, time, zone: timeZone });
        expect(at).toBeDefined();
        expect(format.format(at)).toBe(`${date} ${time}`);
        // The first of two, so never later than the one it was made from.
        expect(at).toBeLessThanOrEqual(minutes * 60_000);
      }),
      { numRuns: 300 },
    );
  });

  test('agrees with Temporal in every zone, around the days on which clocks change too', () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const halfHours = fc.integer({ min: Date.UTC(2015, 0) / 1_800_000, max: Date.UTC(2035, 0) / 1_800_000 });
    fc.assert(
      fc.property(zone, halfHours, (name, at) => {
        const [date = '', clock = ''] = new Date(at * 1_800_000).toISOString().split('T');
        const time = clock.slice(0, 5);
        const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
        const zoned = wall.toZonedDateTime(name, { disambiguation: 'earlier' });
        const expected = zoned.toPlainDateTime().equals(wall) ? zoned.epochMilliseconds : undefined;
        expect(instantOf({ date, time, zone: name })).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  test('has passed once its minute is over', () => {
    expect(hasPassed(0, 59_999)).toBe(false);
    expect(hasPassed(0, 60_000)).toBe(true);
  });
});
