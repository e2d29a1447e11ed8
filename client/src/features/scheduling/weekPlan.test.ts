import { availability, civilAvailability } from '@rapport/shared/scheduling/availability';
import { expect, test } from 'vitest';
import {
  addDayOff,
  addWindow,
  changeWindow,
  dateOfWeekday,
  isWrong,
  removeWindow,
  weekdays,
  windowsOn,
} from './weekPlan.ts';

test('a weekday gets its first window, and further ones behind it, each of which can be saved', () => {
  let weekly = addWindow([], 2);
  expect(weekly).toEqual([{ day: 2, window: { from: '09:00', to: '17:00' } }]);
  for (let more = 0; more < 4; more++) weekly = addWindow(weekly, 2);
  expect(availability.safeParse({ ...civilAvailability, weekly }).success).toBe(true);
  expect(windowsOn(weekly, 2)).toHaveLength(5);
  expect(windowsOn(weekly, 3)).toEqual([]);
});

test('a window is changed and taken away at its place, the others stay', () => {
  const weekly = addWindow(addWindow(addWindow([], 2), 3), 2);
  const [first, second] = windowsOn(weekly, 2);
  expect(
    windowsOn(changeWindow(weekly, second?.place ?? -1, { from: '20:30' }), 2).map(
      ({ window }) => window.from,
    ),
  ).toEqual([...['09:00', '20:30']]);
  expect(removeWindow(weekly, first?.place ?? -1).map(({ day }) => day)).toEqual([3, 2]);
});

test('a window that ends before it begins, or lacks a time, is wrong', () => {
  expect(isWrong({ from: '09:00', to: '17:00' })).toBe(false);
  expect(isWrong({ from: '17:00', to: '09:00' })).toBe(true);
  expect(isWrong({ from: '', to: '09:00' })).toBe(true);
});

test('days off are in order and there once', () => {
  const days = ['2027-05-02', '2027-04-01', '2027-05-02', ''].reduce(
    addDayOff,
    [] as ReturnType<typeof addDayOff>,
  );
  expect(days.map(({ date }) => date)).toEqual(['2027-04-01', '2027-05-02']);
});

test('weekdays have their names', () => {
  const name = (date: string) =>
    new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(date));
  expect(weekdays.map((day) => name(dateOfWeekday(day)))).toEqual([
    ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  ]);
});
