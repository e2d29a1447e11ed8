import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallMinutes } from '../sessions/wallTime.ts';
import { endOfQuiet, timeToDisturb } from './noticeSettings.ts';

const zone = 'Europe/Berlin';
const night = { from: '21:00', to: '07:00' };
const at = (text: string) => Date.parse(text);

describe('quiet hours', () => {
  it('end the next morning, or the same one after midnight', () => {
    expect(endOfQuiet(night, zone, at('2026-01-12T20:30:00Z'))).toBe(at('2026-01-13T06:00:00Z'));
    expect(endOfQuiet(night, zone, at('2026-01-13T03:00:00Z'))).toBe(at('2026-01-13T06:00:00Z'));
  });

  it('begin and end on the minute', () => {
    expect(endOfQuiet(night, zone, at('2026-01-12T19:59:59Z'))).toBe(at('2026-01-12T19:59:59Z'));
    expect(endOfQuiet(night, zone, at('2026-01-12T20:00:00Z'))).toBe(at('2026-01-13T06:00:00Z'));
    expect(endOfQuiet(night, zone, at('2026-01-13T06:00:00Z'))).toBe(at('2026-01-13T06:00:00Z'));
  });

  it('may lie within a day, and end by the clocks there when those change in the night', () => {
    const noon = { from: '12:00', to: '13:30' };
    expect(endOfQuiet(noon, zone, at('2026-01-12T11:10:00Z'))).toBe(at('2026-01-12T12:30:00Z'));
    expect(endOfQuiet(night, zone, at('2026-03-28T22:00:00Z'))).toBe(at('2026-03-29T05:00:00Z'));
    // Clocks skip half past two that night: quiet lasts as long after the change as was asked for.
    expect(endOfQuiet({ from: '21:00', to: '02:30' }, zone, at('2026-03-28T22:00:00Z'))).toBe(
      at('2026-03-29T01:30:00Z'),
    );
  });

  it('never hold anything back for a day or more, and let go at a minute that is not quiet', () => {
    const time = fc
      .integer({ min: 0, max: 1_439 })
      .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC');
    fc.assert(
      fc.property(time, time, zones, fc.integer({ min: 0, max: 2_000_000 }), (from, to, where, n) => {
        fc.pre(from !== to);
        const now = at('2025-01-01T00:00:00Z') + n * 60_000;
        const end = endOfQuiet({ from, to }, where, now);
        expect(end).toBeGreaterThanOrEqual(now);
        expect(end - now).toBeLessThan(25 * 3_600_000);
        if (end > now) {
          const wanted = Number(to.slice(0, 2)) * 60 + Number(to.slice(3));
          // Where clocks skip that minute it is as long after the change.
          expect([wanted, (wanted + 60) % 1_440]).toContain(wallMinutes(end, where));
        }
      }),
    );
  });
});

describe('when somebody may be disturbed', () => {
  const evening = at('2026-01-12T21:00:00Z');
  const morning = at('2026-01-13T06:00:00Z');
  it('is in the morning, at once when the session begins before it, and at once for what is about to begin', () => {
    const later = at('2026-01-13T09:00:00Z');
    const early = at('2026-01-13T05:00:00Z');
    expect(timeToDisturb('booked', night, zone, later, evening)).toBe(morning);
    expect(timeToDisturb('booked', night, zone, early, evening)).toBe(evening);
    expect(timeToDisturb('soon', night, zone, later, evening)).toBe(evening);
    expect(timeToDisturb('booked', null, zone, later, evening)).toBe(evening);
  });
});
