import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  dateIn,
  formatCity,
  formatDate,
  formatInstant,
  formatMinutes,
  formatRelative,
  formatSpan,
  formatZone,
} from './format.ts';

const at = '2026-03-03T23:30:00.000Z';
const now = Date.parse(at);
// Some runtimes separate time and AM by a narrow space, and what no line breaks has spaces of its own.
const plain = (text: string) => text.replace(/\s/gu, ' ');

afterEach(() => vi.unstubAllGlobals());

describe('instants', () => {
  test('are written in the given zone, not in that of this computer', () => {
    expect(formatInstant(at, 'America/New_York', 'date')).toBe('March 3, 2026');
    expect(formatInstant(at, 'Asia/Kolkata', 'date')).toBe('March 4, 2026');
    expect(plain(formatInstant(at, 'Asia/Kolkata', 'time'))).toBe('5:00 AM');
    expect(dateIn('Asia/Kolkata', now)).toBe('2026-03-04');
  });

  test('span from start to end', () => {
    expect(plain(formatSpan(at, 45, 'Europe/Berlin'))).toBe('12:30 – 1:15 AM');
    expect(plain(formatSpan(at, 45, 'UTC'))).toBe('11:30 PM – Wed, Mar 4, 12:15 AM');
  });

  test('have the same hours in a span as alone, and no line begins within one', () => {
    vi.stubGlobal('navigator', { languages: ['en-GB'] });
    const morning = '2026-03-03T05:00:00.000Z';
    expect(formatInstant(morning, 'UTC', 'time')).toBe('5:00');
    expect(formatSpan(morning, 60, 'UTC')).toBe('5:00–\u20606:00');
    vi.stubGlobal('navigator', { languages: ['en-US'] });
    expect(formatSpan(morning, 60, 'UTC')).toBe('5:00\u00a0–\u00a06:00\u00a0AM');
  });
});

test('a calendar date is the same day for everybody', () => {
  expect(formatDate('2026-03-29', 'date')).toBe('March 29, 2026');
});

test.each([
  [5 * 60_000, 'in 5 minutes'],
  [20_000, 'this minute'],
  [-90 * 60_000, '1 hour ago'],
  [24 * 3_600_000, 'tomorrow'],
  [-14 * 86_400_000, '14 days ago'],
])('%i ms from now reads "%s"', (distance, text) => {
  expect(plain(formatRelative(now + distance, now))).toBe(text);
});

test('lengths are hours and minutes, without a part that is nothing', () => {
  expect([45, 60, 90].map(formatMinutes)).toEqual(['45 min', '1 h', '1 h 30 min']);
});

test('zones are called by their city', () => {
  expect(formatCity('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
  expect(formatZone('America/Argentina/Buenos_Aires', now)).toBe('Buenos Aires, GMT-3');
  expect(formatZone('Europe/Berlin', Date.parse('2026-07-01T00:00:00Z'))).toBe('Berlin, GMT+2');
});
