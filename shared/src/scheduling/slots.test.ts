import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minute } from '../sessions/sessionState.ts';
import { type Availability, civilAvailability, openTimes, type Span } from './availability.ts';
import { type Busy, findSlots, type SlotQuery } from './slots.ts';

const at = (text: string) => Date.parse(`${text}:00Z`);
const now = at('2027-03-01T00:00');
const week: Span = { from: at('2027-03-08T00:00'), to: at('2027-03-15T00:00') };

const person = (zone: string, more: Partial<Availability> = {}, busy: readonly Span[] = []): Busy => ({
  zone,
  availability: { ...civilAvailability, ...more },
  busy,
  sessions: busy.map(({ from }) => from),
});
const find = (people: readonly Busy[], more: Partial<SlotQuery> = {}) =>
  findSlots({ people, minutes: 60, now, within: week, zone: people[0]?.zone ?? 'UTC', most: 1_000, ...more });
const iso = (slots: readonly number[]) => slots.map((slot) => new Date(slot).toISOString().slice(5, 16));
const on = (day: number, from: string, to: string) => [{ day, window: { from, to } }];

describe('times that fit both', () => {
  test('are where both can, and the whole hour fits', () => {
    const berlin = person('Europe/Berlin', { weekly: on(2, '14:00', '18:00') });
    const newYork = person('America/New_York', { weekly: on(2, '08:30', '11:00') });
    expect(iso(find([berlin, newYork]))).toEqual([
      '03-09T13:30',
      '03-09T14:00',
      '03-09T14:30',
      '03-09T15:00',
    ]);
    expect(iso(find([berlin, newYork], { minutes: 120 }))).toEqual(['03-09T13:30', '03-09T14:00']);
  });

  test('keep away from what either has planned, and leave their buffer free', () => {
    const planned = { from: at('2027-03-09T14:00'), to: at('2027-03-09T14:45') };
    const open = { weekly: on(2, '12:00', '18:00') };
    expect(iso(find([person('UTC', open, [planned]), person('UTC', open)]))).toEqual([
      ...['03-09T12:00', '03-09T12:30', '03-09T13:00'],
      ...['03-09T15:00', '03-09T15:30', '03-09T16:00', '03-09T16:30', '03-09T17:00'],
    ]);
    const careful = person('UTC', { ...open, bufferMinutes: 30 }, [planned]);
    expect(iso(find([careful, person('UTC', open)])).slice(0, 3)).toEqual([
      ...['03-09T12:00', '03-09T12:30', '03-09T15:30'],
    ]);
  });

  test('are not sooner than either needs to know', () => {
    const late = find([person('UTC'), person('UTC', { noticeHours: 48 })], { now: at('2027-03-08T12:00') });
    expect(iso(late)[0]).toBe('03-10T12:00');
  });

  test('are none in a week that is full for one of them, counted from their Monday', () => {
    const met = { from: at('2027-03-08T09:00'), to: at('2027-03-08T10:00') };
    const full = person('UTC', { mostPerWeek: 1 }, [met]);
    expect(find([full, person('UTC')])).toEqual([]);
    expect(
      find([{ ...full, availability: { ...full.availability, mostPerWeek: 2 } }, person('UTC')]),
    ).not.toEqual([]);
    // Sunday night there is Monday for the other one.
    const sunday = person('America/New_York', { mostPerWeek: 1 }, [
      { from: at('2027-03-08T02:00'), to: at('2027-03-08T03:00') },
    ]);
    expect(find([sunday, person('UTC')])).not.toEqual([]);
  });

  test('begin on full and half hours of the one who looks', () => {
    const kathmandu = find([person('Asia/Kathmandu'), person('UTC')], { most: 3 });
    expect(iso(kathmandu)).toEqual(['03-08T08:15', '03-08T08:45', '03-08T09:15']);
  });

  test('may reach over two windows that touch', () => {
    const weekly = [...on(2, '09:00', '10:00'), ...on(2, '10:00', '11:00')];
    expect(iso(find([person('UTC', { weekly }), person('UTC')]))).toEqual([
      '03-09T09:00',
      '03-09T09:30',
      '03-09T10:00',
    ]);
  });

  test('are all there are and no others, whatever the two have said', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe');
    const span = fc
      .record({ start: fc.integer({ min: 0, max: 7 * 96 - 1 }), length: fc.integer({ min: 1, max: 12 }) })
      .map(({ start, length }): Span => {
        const from = week.from + start * 15 * minute;
        return { from, to: from + length * 15 * minute };
      });
    const window = fc
      .record({
        day: fc.integer({ min: 1, max: 7 }),
        from: fc.integer({ min: 0, max: 22 }),
        hours: fc.integer({ min: 1, max: 8 }),
      })
      .map(({ day, from, hours }) => ({
        day,
        window: {
          from: `${String(from).padStart(2, '0')}:00`,
          to: `${String(Math.min(24, from + hours)).padStart(2, '0')}:00`,
        },
      }));
    const anyone = fc
      .record({ zone, weekly: fc.array(window, { maxLength: 10 }), busy: fc.array(span, { maxLength: 6 }) })
      .map(({ zone: where, weekly, busy }) => person(where, { weekly, noticeHours: 0 }, busy));
    fc.assert(
      fc.property(anyone, anyone, fc.constantFrom(30, 45, 60), (one, two, minutes) => {
        const found = new Set(find([one, two], { minutes, zone: 'UTC' }));
        // Minute by minute: whoever is free in each of them is free for the whole.
        const isFree = ({ availability, zone: where, busy }: Busy) => {
          const open = openTimes(availability, where, week);
          return (time: number) =>
            open.some(({ from, to }) => from <= time && time < to) &&
            !busy.some(({ from, to }) => from <= time && time < to);
        };
        const [left, right] = [isFree(one), isFree(two)];
        for (let start = week.from; start < week.to; start += 30 * minute) {
          let fits = start + minutes * minute <= week.to;
          for (let time = start; fits && time < start + minutes * minute; time += 15 * minute)
            fits = left(time) && right(time);
          expect(found.has(start), new Date(start).toISOString()).toBe(fits);
        }
      }),
      { numRuns: 60 },
    );
  });
});
