import { expect, test } from 'vitest';
import { daysWithSlots, nearest, spread } from './daysWithSlots.ts';

const at = (text: string) => Date.parse(`${text}:00Z`);

test('times are by the day on which they are for the viewer', () => {
  const items = ['2027-03-09T22:30:00.000Z', '2027-03-09T23:30:00.000Z', '2027-03-10T12:00:00.000Z'];
  expect(daysWithSlots(items, 'Europe/Berlin').map(({ date, slots }) => [date, slots.length])).toEqual([
    ['2027-03-09', 1],
    ['2027-03-10', 2],
  ]);
  expect(daysWithSlots([], 'UTC')).toEqual([]);
});

test('the nearest to a time are those before and after it, earliest first', () => {
  const items = ['08:00', '09:00', '11:00', '15:00'].map((time) => `2027-03-09T${time}:00.000Z`);
  const near = nearest(items, at('2027-03-09T10:00'), 3);
  expect(near.map((time) => new Date(time).toISOString().slice(11, 16))).toEqual(['08:00', '09:00', '11:00']);
  expect(nearest([], at('2027-03-09T10:00'), 3)).toEqual([]);
});

test('the few that are shown go from the first to the last, on full hours where there are enough', () => {
  const halves = Array.from({ length: 25 }, (_, n) => at('2027-03-09T08:00') + n * 30 * 60_000);
  expect(spread(halves, 5).map((time) => new Date(time).toISOString().slice(11, 16))).toEqual([
    ...['08:00', '11:00', '14:00', '17:00', '20:00'],
  ]);
  expect(spread(halves.slice(0, 4), 5)).toEqual(halves.slice(0, 4));
  expect(spread(halves.slice(0, 7), 5)).toHaveLength(5);
});
