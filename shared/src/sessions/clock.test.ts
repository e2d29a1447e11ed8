import { describe, expect, it } from 'vitest';
import { clockFace, readClock, warningBetween } from './clock.ts';
import { minute } from './sessionState.ts';

const startsAt = Date.UTC(2026, 4, 4, 9);
const at = (minutes: number) => readClock(startsAt, 45, startsAt + minutes * minute);

describe('readClock', () => {
  it('counts up and down from the plan, not from when people came', () => {
    expect(at(-3)).toMatchObject({ elapsed: -3 * minute, remaining: 48 * minute, phase: 'before' });
    expect(at(0)).toMatchObject({ elapsed: 0, remaining: 45 * minute, phase: 'running' });
    expect(at(39.9).phase).toBe('running');
    expect(at(40).phase).toBe('five_minutes');
  });

  it('goes on in overtime and never ends a session', () => {
    expect(at(45)).toMatchObject({ remaining: 0, overtime: 0, phase: 'overtime' });
    expect(at(300)).toMatchObject({ overtime: 255 * minute, phase: 'overtime' });
  });
});

describe('warningBetween', () => {
  it('warns once when a mark is passed', () => {
    expect(warningBetween(10.1 * minute, 10 * minute)).toBe(10);
    expect(warningBetween(10 * minute, 9.9 * minute)).toBeUndefined();
    expect(warningBetween(5.01 * minute, 4.99 * minute)).toBe(5);
    expect(warningBetween(1, 0)).toBe(0);
    expect(warningBetween(0, -minute)).toBeUndefined();
  });

  it('gives only the most urgent one after the page has slept', () => {
    expect(warningBetween(20 * minute, 4 * minute)).toBe(5);
    expect(warningBetween(20 * minute, -minute)).toBe(0);
  });
});

describe('clockFace', () => {
  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [65_000, '1:05'],
    [59 * minute + 59_000, '59:59'],
    [62 * minute + 3_000, '1:02:03'],
    [-192_000, '3:12'],
  ])('writes %d ms as %s', (ms, face) => {
    expect(clockFace(ms)).toBe(face);
  });
});
