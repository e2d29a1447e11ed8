import { instantOf } from '@rapport/shared/sessions/wallTime';
import { expect, test } from 'vitest';
import { isUncivil } from './bothTimes.ts';
import { civilStart } from './civilStart.ts';

const date = '2026-11-23';

test('a session is offered at ten where that is civil for both', () => {
  expect(civilStart(date, 'Europe/Berlin', 'Europe/Lisbon')).toBe('10:00');
});

test('it is offered later for somebody in the west, and earlier for somebody far in the east', () => {
  expect(civilStart(date, 'Europe/Berlin', 'America/New_York')).toBe('13:00');
  expect(civilStart(date, 'Europe/Berlin', 'Pacific/Auckland')).toBe('08:00');
});

test('wherever the two are, neither is offered an hour of the night', () => {
  const zones = [
    'America/Los_Angeles',
    'Asia/Kolkata',
    'Asia/Tokyo',
    'Europe/Berlin',
    'Pacific/Chatham',
    'UTC',
  ];
  for (const zone of zones) {
    for (const other of zones) {
      const at = instantOf({ date, time: civilStart(date, zone, other), zone }) ?? Number.NaN;
      expect([zone, other, isUncivil(at, zone), isUncivil(at, other)]).toEqual([zone, other, false, false]);
    }
  }
});
