import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import type { Recurrence } from '@rapport/shared/scheduling/recurrence';
import * as operations from '@rapport/shared/scheduling/series.api';
import { readAgenda } from '@rapport/shared/sessions/agendaDocument';
import { minute } from '@rapport/shared/sessions/sessionState';
import {
  bookSession,
  cancelSession,
  listSessions,
  moveSession,
  readSession,
} from '@rapport/shared/sessions/sessions.api';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openCollabPeer } from '../../testing/collabPeer.ts';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { SeriesModel } from './series.model.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };
let pair: TestPair;

// Tuesdays around the weeks in which New York has changed its clocks and Berlin has not.
const first = { date: '2027-03-09', time: '15:00', zone: 'Europe/Berlin', minutes: 45 };
const days = ['2027-03-09', '2027-03-16', '2027-03-23', '2027-03-30'] as const;
const weekly: Recurrence = { rhythm: { every: 'weeks', interval: 1 }, end: { ends: 'after', count: 4 } };

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => Date.UTC(2027, 2, 1) } });
  admin = await setUpOrganisation(server);
});
beforeEach(async () => {
  pair = await addPair(server, admin);
});
afterAll(() => server.stop());

const preview = (
  fields: Partial<typeof first & { recurrence: Recurrence; moving: string }> = {},
  who: TestPerson = pair.mentor,
) =>
  who.call(operations.previewSeries, {
    params: { mentorshipId: pair.mentorshipId },
    body: { ...first, recurrence: weekly, ...fields },
  });

const book = async (without: string[] = [], key: string = crypto.randomUUID()) => {
  const { sessions } = await pair.mentor.call(operations.bookSeries, {
    params: { mentorshipId: pair.mentorshipId },
    body: { ...first, recurrence: weekly, key, title: 'Talk', templateId: 'regular-meeting', without },
  });
  return sessions;
};

const bookOne = (date: string, { mentor, mentorshipId }: TestPair = pair) =>
  mentor.call(bookSession, {
    params: { mentorshipId },
    body: { ...first, date, title: 'Other', templateId: 'regular-meeting' },
  });

const coming = async () =>
  (await pair.mentor.call(listSessions, { params: { mentorshipId: pair.mentorshipId }, query: {} })).items;
const startsOf = (sessions: readonly { startsAt: string }[]) =>
  sessions.map(({ startsAt }) => startsAt.slice(0, 16));

const reason = 'A course on that day';

describe('a series that is planned', () => {
  test('shows its sessions at the same time of the day, in the weeks of the clocks too, and changes nothing', async () => {
    const { items } = await preview();
    expect(items.map(({ date }) => date)).toEqual(days);
    expect(startsOf(items)).toEqual([
      ...['2027-03-09T14:00', '2027-03-16T14:00', '2027-03-23T14:00'],
      // Berlin has put its clocks forward.
      '2027-03-30T13:00',
    ]);
    expect(await coming()).toEqual([]);
  });

  test('shows what a single session would clash with, without the one that it is to be moved from', async () => {
    const once = { recurrence: { ...weekly, end: { ends: 'on', date: first.date } } } as const;
    const { id } = await bookOne(first.date);
    expect((await preview(once)).items).toMatchObject([{ clashes: ['pair'], possible: false }]);
    expect((await preview({ ...once, moving: id })).items).toMatchObject([{ clashes: [], possible: true }]);
    const elsewhere = await addPair(server, admin, { mentor: pair.mentor });
    const other = await bookOne('2027-03-16', elsewhere);
    const [week] = (
      await preview({
        ...once,
        ...first,
        date: '2027-03-16',
        moving: other.id,
        recurrence: { ...weekly, end: { ends: 'on', date: '2027-03-16' } },
      })
    ).items;
    expect(week).toMatchObject({ clashes: ['mentor'], possible: false });
  });

  test('shows what clashes: a session of the pair, and one of either person with somebody else', async () => {
    await bookOne('2027-03-16');
    const elsewhere = await addPair(server, admin, { mentor: pair.mentor });
    await bookOne('2027-03-23', elsewhere);
    const { items } = await preview({ time: '15:30' });
    expect(items.map(({ clashes }) => clashes)).toEqual([[], ['pair'], ['mentor'], []]);
    expect(items.map(({ possible }) => possible)).toEqual([true, false, false, true]);
    // One that begins when another ends is none.
    const after = await preview({ time: '15:45' });
    expect(after.items.flatMap(({ clashes }) => clashes)).toEqual([]);
  });

  test('leaves out what has passed, and has nothing when its first day is none of the rule', async () => {
    const { items } = await preview({ date: '2027-02-23' });
    expect(items.map(({ date }) => date)).toEqual(['2027-03-02', '2027-03-09', '2027-03-16']);
    const monthly: Recurrence = { rhythm: { every: 'month', on: 1 }, end: { ends: 'after', count: 3 } };
    expect((await preview({ recurrence: monthly })).items).toEqual([]);
  });
});

describe('a series that is booked', () => {
  test('is sessions of their own, each with its agenda, and tells the days that were left out from it', async () => {
    const sessions = await book([days[1]]);
    expect(startsOf(sessions)).toEqual(['2027-03-09T14:00', '2027-03-23T14:00', '2027-03-30T13:00']);
    expect(new Set(sessions.map(({ seriesId }) => seriesId)).size).toBe(1);
    expect(sessions[0]?.seriesId).toMatch(/^[0-9a-f]{24}$/);
    const peer = openCollabPeer(server.origin, pair.mentee.cookie(), sessions[2]?.id ?? '');
    await peer.synced();
    expect(readAgenda(peer.doc).length).toBeGreaterThan(2);
    peer.destroy();
  });

  test('is there once, however often its booking is sent', async () => {
    const key = crypto.randomUUID();
    const [one, two] = await Promise.all([book([], key), book([], key)]);
    expect(two.map(({ id }) => id)).toEqual(one.map(({ id }) => id));
    expect(await coming()).toHaveLength(4);
  });

  test('is not there at all when one of its times is taken', async () => {
    await bookOne(days[2]);
    await expect(book()).rejects.toMatchObject({ code: 'conflict', fields: { time: 'taken' } });
    expect(startsOf(await coming())).toEqual(['2027-03-23T14:00']);
    expect(await SeriesModel.countDocuments({ mentorshipId: pair.mentorshipId })).toBe(0);
    expect(await book([days[2]])).toHaveLength(3);
  });

  test('needs a session, a first one that has not passed, and a pair that has not ended', async () => {
    await expect(book([...days])).rejects.toMatchObject({ code: 'invalid_input' });
    const body = { ...first, date: '2027-02-23', recurrence: weekly, key: crypto.randomUUID(), without: [] };
    const params = { mentorshipId: pair.mentorshipId };
    await expect(
      pair.mentor.call(operations.bookSeries, {
        params,
        body: { ...body, title: 'Talk', templateId: 'regular-meeting' },
      }),
    ).rejects.toMatchObject({ code: 'time_in_past' });
    await admin.call(endMentorship, { params });
    await expect(book()).rejects.toMatchObject({ code: 'mentorship_ended' });
    await expect(preview()).rejects.toMatchObject({ code: 'mentorship_ended' });
  });
});

describe('this one and the following', () => {
  test('are moved together, to the same time of the day and as many days on, and the ones before stay', async () => {
    const [, second] = await book();
    const { sessions } = await pair.mentee.call(operations.moveFollowing, {
      params: { sessionId: second?.id ?? '' },
      body: { ...first, date: '2027-03-18', time: '09:30', reason },
    });
    expect(startsOf(sessions).sort()).toEqual(['2027-03-18T08:30', '2027-03-25T08:30', '2027-04-01T07:30']);
    expect(startsOf(await coming())).toEqual([
      '2027-03-09T14:00',
      '2027-03-18T08:30',
      '2027-03-25T08:30',
      '2027-04-01T07:30',
    ]);
    const moved = await pair.mentor.call(readSession, { params: { sessionId: sessions[0]?.id ?? '' } });
    expect(moved.changes).toMatchObject([{ kind: 'moved', by: { id: pair.mentee.id }, reason }]);
  });

  test('may take the places that others of them leave', async () => {
    const sessions = await book();
    const move = (date: string) =>
      pair.mentor.call(operations.moveFollowing, {
        params: { sessionId: sessions[1]?.id ?? '' },
        body: { ...first, date, reason },
      });
    await move('2027-03-23');
    expect(startsOf(await coming())).toEqual([
      ...['2027-03-09T14:00', '2027-03-23T14:00', '2027-03-30T13:00', '2027-04-06T13:00'],
    ]);
    await move('2027-03-16');
    expect(startsOf(await coming())).toEqual([
      ...['2027-03-09T14:00', '2027-03-16T14:00', '2027-03-23T14:00', '2027-03-30T13:00'],
    ]);
    // From where they stand now, not from where the rule had them.
    await move('2027-03-30');
    await move('2027-03-23');
    expect(startsOf(await coming())).toEqual([
      ...['2027-03-09T14:00', '2027-03-23T14:00', '2027-03-30T13:00', '2027-04-06T13:00'],
    ]);
  });

  test('stay where they are, all of them, when one of their new times is taken', async () => {
    const sessions = await book();
    await bookOne('2027-04-01');
    const before = startsOf(await coming());
    await expect(
      pair.mentor.call(operations.moveFollowing, {
        params: { sessionId: sessions[0]?.id ?? '' },
        body: { ...first, date: '2027-03-11', reason },
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(startsOf(await coming())).toEqual(before);
  });

  test('are cancelled together; one that was moved or cancelled singly breaks nothing', async () => {
    const [one, two, three, four] = await book();
    const at = (session: typeof one) => ({ params: { sessionId: session?.id ?? '' } });
    await pair.mentor.call(moveSession, { ...at(three), body: { ...first, date: '2027-03-24', reason } });
    await pair.mentor.call(cancelSession, { ...at(four), body: { reason } });
    expect(startsOf(await coming())).toEqual(['2027-03-09T14:00', '2027-03-16T14:00', '2027-03-24T14:00']);
    const { sessions } = await pair.mentor.call(operations.cancelFollowing, { ...at(two), body: { reason } });
    expect(sessions.map(({ id, state }) => [id, state])).toEqual([
      [two?.id, 'cancelled'],
      [three?.id, 'cancelled'],
    ]);
    expect((await coming()).map(({ id }) => id)).toEqual([one?.id]);
  });

  test('are those of a series: a session of its own, one of others and one that is over are refused', async () => {
    const { id } = await bookOne('2027-03-10');
    const cancel = (sessionId: string, who: TestPerson = pair.mentor) =>
      who.call(operations.cancelFollowing, { params: { sessionId }, body: { reason } });
    await expect(cancel(id)).rejects.toMatchObject({ code: 'not_found' });
    const [session] = await book();
    const stranger = await addPair(server, admin);
    await expect(cancel(session?.id ?? '', stranger.mentor)).rejects.toMatchObject({ code: 'not_found' });
    const stored = mongoose.connection.collection('mentoringSessions');
    await stored.updateOne({ _id: new mongoose.Types.ObjectId(session?.id) }, { $set: { state: 'live' } });
    await expect(cancel(session?.id ?? '')).rejects.toMatchObject({ code: 'session_started' });
  });
});

test('series are not asked for what no pair needs', async () => {
  const tooLong: Recurrence = {
    rhythm: { every: 'weeks', interval: 1 },
    end: { ends: 'on', date: '2099-01-01' },
  };
  const { items } = await preview({ recurrence: tooLong });
  expect(items).toHaveLength(60);
  expect(Date.parse(items.at(-1)?.startsAt ?? '') - Date.parse(items[0]?.startsAt ?? '')).toBeLessThan(
    60 * 7 * 24 * 60 * minute,
  );
});
