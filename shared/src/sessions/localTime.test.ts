import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayBounds, localTimeAt } from './localTime.ts';
import { minute } from './sessionState.ts';
import { instantOf } from './wallTime.ts';

describe('localTimeAt', () => {
  it('is undone by instantOf, in every zone and at every time that exists', () => {
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
