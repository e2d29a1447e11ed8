import { RapportError } from '@rapport/shared/core/errors';
import { findSlots } from '@rapport/shared/scheduling/availability.api';
import { bookSeries } from '@rapport/shared/scheduling/series.api';
import { minute } from '@rapport/shared/sessions/sessionState';
import { bookSession, listComingSessions, moveSession } from '@rapport/shared/sessions/sessions.api';
import { addDays } from '@rapport/shared/sessions/wallTime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => Date.UTC(2027, 0, 4) } });
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

const firstDay = '2027-02-01';
const minutes = 60;
/** Civil in Berlin and in New York. */
const hour = '15:00';
const quarterLater = '15:15';

interface Seat {
  readonly who: TestPerson;
  readonly pair: TestPair;
}

const what = { zone: 'UTC', minutes, templateId: 'regular-meeting' } as const;
const paramsOf = ({ pair }: Seat) => ({ mentorshipId: pair.mentorshipId });

const book = (seat: Seat, date: string, time: string) =>
  seat.who.call(bookSession, { params: paramsOf(seat), body: { ...what, date, time, title: seat.who.name } });

const bookThree = (seat: Seat, date: string, time: string) =>
  seat.who.call(bookSeries, {
    params: paramsOf(seat),
    body: {
      ...{ ...what, date, time, title: 'Series', key: crypto.randomUUID(), without: [] },
      recurrence: { rhythm: { every: 'weeks', interval: 1 }, end: { ends: 'after', count: 3 } },
    },
  });

/** Moves a session there that was booked for the evening before. */
async function prepareMove(seat: Seat, date: string) {
  const { id } = await book(seat, addDays(date, -1), '19:00');
  return (time: string) =>
    seat.who.call(moveSession, {
      params: { sessionId: id },
      body: { zone: 'UTC', minutes, date, time, reason: 'A train' },
    });
}

type Attempt = (time: string) => Promise<unknown>;
type Takers = (one: Seat, other: Seat, date: string) => Promise<readonly [Attempt, Attempt]>;

const bothBook: Takers = async (one, other, date) => [
  (time) => book(one, date, time),
  (time) => book(other, date, time),
];
const oneMoves: Takers = async (one, other, date) => [
  (time) => book(one, date, time),
  await prepareMove(other, date),
];
const oneBooksSeries: Takers = async (one, other, date) => [
  (time) => book(one, date, time),
  (time) => bookThree(other, date, time),
];

const withinOnePair = async () => {
  const pair = await addPair(server, admin);
  return [
    { who: pair.mentor, pair },
    { who: pair.mentee, pair },
  ] as const;
};
const withOneMentor = async () => {
  const pair = await addPair(server, admin);
  const other = await addPair(server, admin, { mentor: pair.mentor });
  return [
    { who: pair.mentee, pair },
    { who: other.mentee, pair: other },
  ] as const;
};

const reasonOf = (error: unknown) =>
  error instanceof RapportError && error.code === 'conflict' ? error.fields?.time : error;

/** One race on a day of its own: who asks first changes by turns, and so does whether they want the very same minute. */
async function race([one, other]: readonly [Seat, Seat], takers: Takers, turn: number) {
  const date = addDays(firstDay, turn * 21);
  const attempts = await takers(one, other, date);
  const times = [hour, turn % 4 < 2 ? hour : quarterLater] as const;
  const asked = turn % 2 === 0 ? [0, 1] : [1, 0];
  const outcomes = await Promise.allSettled(
    asked.map((taker) => attempts[taker === 0 ? 0 : 1](times[taker === 0 ? 0 : 1])),
  );
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  return { date, refused: refused.map(reasonOf) };
}

/** Sessions of the mentor that share a minute with another one of theirs. */
async function doubleBooked({ pair: { mentor } }: Seat): Promise<number> {
  const { items } = await mentor.call(listComingSessions, { query: { limit: 100 } });
  const starts = items.map(({ startsAt }) => Date.parse(startsAt)).sort((a, b) => a - b);
  return starts.filter((at, index) => at < (starts[index - 1] ?? Number.NEGATIVE_INFINITY) + minutes * minute)
    .length;
}

const races = 20;

describe(`of two who want one hour at once, one gets it, in each of ${races} races`, () => {
  test.each([
    ['two people of a pair book it', withinOnePair, bothBook, 'taken'],
    ['one books it, the other moves a session there', withinOnePair, oneMoves, 'taken'],
    ['one books it, the other a series over it', withinOnePair, oneBooksSeries, 'taken'],
    ['two mentees of one mentor book it', withOneMentor, bothBook, 'busy'],
    ['one mentee books it, another one of the mentor moves a session there', withOneMentor, oneMoves, 'busy'],
  ] as const)('%s', async (_, sitDown, takers, reason) => {
    const seats = await sitDown();
    const results = [];
    for (let turn = 0; turn < races; turn++) results.push(await race(seats, takers, turn));
    expect(results.map(({ refused }) => refused)).toEqual(Array(races).fill([reason]));
    expect(await doubleBooked(seats[0])).toBe(0);

    // Who was refused finds others on that day, and not this one.
    const seat = seats[1];
    const { items } = await seat.who.call(findSlots, {
      params: paramsOf(seat),
      query: { from: firstDay, days: 1, minutes },
    });
    expect(items).toContain(`${firstDay}T17:00:00.000Z`);
    expect(items).not.toContain(`${firstDay}T${hour}:00.000Z`);
  });
});

test('a person is refused what they have with somebody else, in a series and when it is moved as one, too', async () => {
  const [one, other] = await withOneMentor();
  await book(one, addDays(firstDay, 7), hour);
  await expect(bookThree(other, firstDay, hour)).rejects.toMatchObject({
    code: 'conflict',
    fields: { time: 'busy' },
  });
  expect((await other.who.call(listComingSessions, { query: {} })).items).toEqual([]);
  // What begins as the other one ends is free.
  await book(other, addDays(firstDay, 7), '16:00');
});
