import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Observation, rebuildAttendance, total } from './attendance.ts';
import { minute } from './sessionState.ts';

const mentor = 'mentor';
const mentee = 'mentee';
const pair = [mentor, mentee];

const seen = (personId: string, connection: string, kind: Observation['kind'], at: number): Observation => ({
  ...{ personId, connection, kind },
  at: at * minute,
});

const minutesTogether = (observations: Observation[], until = 60) =>
  rebuildAttendance(observations, pair, until * minute).together / minute;

describe('rebuildAttendance', () => {
  it('counts the time in which both were there', () => {
    const observations = [
      seen(mentor, 'a', 'joined', -1),
      seen(mentee, 'b', 'joined', 2),
      seen(mentee, 'b', 'left', 44),
      seen(mentor, 'a', 'left', 45),
    ];
    expect(minutesTogether(observations)).toBe(42);
  });

  it('does not count a gap in which one had lost the connection', () => {
    const observations = [
      seen(mentor, 'a', 'joined', 0),
      seen(mentor, 'a', 'left', 40),
      seen(mentee, 'b', 'joined', 0),
      seen(mentee, 'b', 'left', 10),
      seen(mentee, 'c', 'joined', 15),
      seen(mentee, 'c', 'left', 40),
    ];
    expect(minutesTogether(observations)).toBe(35);
  });

  it('counts one person on two devices once', () => {
    const observations = [
      seen(mentor, 'a', 'joined', 0),
      seen(mentor, 'a', 'left', 30),
      seen(mentee, 'b', 'joined', 0),
      seen(mentee, 'b', 'left', 20),
      seen(mentee, 'c', 'joined', 10),
      seen(mentee, 'c', 'left', 30),
    ];
    expect(minutesTogether(observations)).toBe(30);
  });

  it('goes by what was seen where the webhook of a leaving was lost', () => {
    const observations = [
      seen(mentor, 'a', 'joined', 0),
      seen(mentor, 'a', 'left', 40),
      seen(mentee, 'b', 'joined', 0),
      seen(mentee, 'b', 'seen', 25),
    ];
    expect(minutesTogether(observations)).toBe(25);
  });

  it('counts nothing beyond the end', () => {
    const observations = pair.flatMap((person) => [
      seen(person, person, 'joined', 0),
      seen(person, person, 'left', 90),
    ]);
    expect(minutesTogether(observations, 45)).toBe(45);
  });

  it('is empty for a session that nobody came to', () => {
    const report = rebuildAttendance([], pair, 60 * minute);
    expect(report.together).toBe(0);
    expect([...report.byPerson]).toEqual([
      [mentor, []],
      [mentee, []],
    ]);
  });

  const observation = fc.record({
    personId: fc.constantFrom(mentor, mentee, 'guest'),
    connection: fc.constantFrom('a', 'b', 'c'),
    kind: fc.constantFrom<Observation['kind']>('joined', 'seen', 'left'),
    at: fc.integer({ min: 0, max: 120 * minute }),
  });
  const observations = fc.array(observation, { maxLength: 30 });
  const plain = (list: readonly Observation[], until = 120 * minute) => {
    const { byPerson, together } = rebuildAttendance(list, pair, until);
    return { together, byPerson: Object.fromEntries(byPerson) };
  };

  it('gives the same report for the same facts in any order and with any doubles', () => {
    const shuffledWithDoubles = observations.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc
          .subarray(list)
          .chain((doubles) =>
            fc.shuffledSubarray([...list, ...doubles], { minLength: list.length + doubles.length }),
          ),
      ),
    );
    fc.assert(
      fc.property(shuffledWithDoubles, ([list, again]) => {
        expect(plain(again)).toEqual(plain(list));
      }),
    );
  });

  it('loses no time through a gap of polls between a joining and a leaving', () => {
    const stays = fc.tuple(
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 51, max: 100 }),
      fc.array(fc.nat(49)),
    );
    fc.assert(
      fc.property(stays, fc.infiniteStream(fc.boolean()), ([from, to, polls], kept) => {
        const ends = pair.flatMap((p) => [seen(p, p, 'joined', from), seen(p, p, 'left', to)]);
        const all = polls.map((poll) => seen(mentor, mentor, 'seen', from + Math.min(poll, to - from)));
        const some = all.filter(() => kept.next().value);
        expect(plain([...ends, ...some])).toEqual(plain([...ends, ...all]));
      }),
    );
  });

  it('never reports more time together than either was there, or than there was', () => {
    fc.assert(
      fc.property(observations, fc.integer({ min: 0, max: 120 * minute }), (list, until) => {
        const { byPerson, together } = rebuildAttendance(list, pair, until);
        for (const person of pair) expect(together).toBeLessThanOrEqual(total(byPerson.get(person) ?? []));
        expect(together).toBeLessThanOrEqual(until);
        for (const intervals of byPerson.values()) {
          intervals.forEach(({ from, to }, i) => {
            expect(from).toBeLessThan(to);
            const next = intervals[i + 1];
            if (next) expect(to).toBeLessThan(next.from);
          });
        }
      }),
    );
  });
});
