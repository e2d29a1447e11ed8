import { makeFeed } from '@rapport/shared/scheduling/calendar.api';
import { extendSession, readExtension } from '@rapport/shared/scheduling/extension.api';
import { extensionStep, mostExtensions } from '@rapport/shared/sessions/extension';
import { minute } from '@rapport/shared/sessions/sessionState';
import { bookSession, cancelSession, endSession, readSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import { type OpenSession, openSession, openSessionOf } from '../../sessions/call/callTesting.ts';
import { sessionChanged } from '../../sessions/ports.ts';
import { SessionModel } from '../../sessions/session.model.ts';
import { CalendarModel } from '../busy/calendar.model.ts';

const begin = Date.UTC(2027, 2, 9, 14);
let now = begin;
let server: TestServer;
let admin: TestPerson & { programmeId: string };
let hour: OpenSession;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  now = begin;
  hour = await openSession(server, admin);
  await run(hour);
});

/** As if somebody had been seen in it, and five minutes before its end. */
async function run({ sessionId, startsAt, minutes }: OpenSession): Promise<void> {
  await SessionModel.updateOne({ _id: sessionId }, { $set: { state: 'live' } });
  now = startsAt + (minutes - 5) * minute;
}

const params = () => ({ sessionId: hour.sessionId });
const ask = (who = hour.mentee) => who.call(readExtension, { params: params() });
const extend = (who = hour.mentee, seenMinutes = hour.minutes) =>
  who.call(extendSession, { params: params(), body: { seenMinutes } });
const instant = (minutes: number) => new Date(hour.startsAt + minutes * minute).toISOString();

async function bookAfter(pair: TestPair, minutes: number) {
  const start = instant(minutes);
  return pair.mentor.call(bookSession, {
    params: { mentorshipId: pair.mentorshipId },
    body: {
      ...{ title: 'Something private', templateId: 'regular-meeting', minutes: 30, zone: 'UTC' },
      ...{ date: start.slice(0, 10), time: start.slice(11, 16) },
    },
  });
}

async function busyBetween(who: TestPerson, from: number, to: number): Promise<void> {
  const at = new Date(now);
  await CalendarModel.create({
    ...{ personId: who.id, place: 0, url: 'https://127.0.0.1/', zone: 'UTC', readAt: at, triedAt: at },
    times: [from, to].map((minutes) => hour.startsAt + minutes * minute),
  });
}

describe('ten minutes more', () => {
  test('are there for either of the two, at once for both, and move nothing but the end', async () => {
    const heard: unknown[] = [];
    server.app.kernel.events.subscribe(sessionChanged, (change) => void heard.push(change));
    expect(await ask()).toEqual({ answer: 'free', until: instant(40) });
    const before = await hour.mentor.call(readSession, { params: params() });
    const after = await extend();
    expect(after).toMatchObject({ minutes: 40, startsAt: before.startsAt, state: 'live', changes: [] });
    expect(await hour.mentor.call(readSession, { params: params() })).toMatchObject({ minutes: 40 });
    expect(heard).toMatchObject([{ event: 'extended', people: [hour.mentor.id, hour.mentee.id] }]);
    expect((await extend(hour.mentor, 40)).minutes).toBe(50);
  });

  test('are given once to two who ask at once, and to one who asks again', async () => {
    const both = await Promise.all([extend(), extend(hour.mentor), extend()]);
    expect(both.map(({ minutes }) => minutes)).toEqual([40, 40, 40]);
    expect((await extend()).minutes).toBe(40);
    expect((await SessionModel.findById(hour.sessionId).lean())?.extensions).toHaveLength(1);
  });

  test('count from the present minute once the planned end has passed', async () => {
    now = hour.startsAt + 33 * minute + 1;
    expect(await ask()).toEqual({ answer: 'free', until: instant(44) });
    expect((await extend()).minutes).toBe(44);
  });

  test('come to an end', async () => {
    let seen = hour.minutes;
    for (let times = 0; times < mostExtensions; times++) {
      now = hour.startsAt + (seen - 1) * minute;
      seen = (await extend(hour.mentee, seen)).minutes;
    }
    expect(seen).toBe(hour.minutes + mostExtensions * extensionStep);
    expect(await ask()).toEqual({ answer: 'longest' });
    await expect(extend(hour.mentee, seen)).rejects.toMatchObject({
      code: 'conflict',
      fields: { seenMinutes: 'longest' },
    });
  });

  test('keep others from the time that they take', async () => {
    await extend();
    const other = await addPair(server, admin, { mentor: hour.mentor });
    await expect(bookAfter(other, 35)).rejects.toMatchObject({ code: 'conflict' });
    await bookAfter(other, 40);
  });

  test('are in the calendar that a person subscribes to', async () => {
    const { address } = await hour.mentee.call(makeFeed);
    const lineOf = async (name: string) => {
      const file = await (await fetch(`${server.origin}${new URL(address).pathname}`)).text();
      return file.split('\r\n').find((line) => line.startsWith(name));
    };
    expect(await lineOf('DTEND')).toBe('DTEND:20270309T143500Z');
    const sequence = await lineOf('SEQUENCE');
    await extend();
    expect(await lineOf('DTEND')).toBe('DTEND:20270309T144500Z');
    expect(await lineOf('SEQUENCE')).not.toBe(sequence);
  });
});

describe('no ten minutes more', () => {
  const refused = { code: 'conflict', fields: { seenMinutes: 'taken' } };

  test('where one of the two has another session then; the words are the same whoever has it', async () => {
    const other = await addPair(server, admin, { mentor: hour.mentor });
    const { id } = await bookAfter(other, 30);
    for (const who of [hour.mentor, hour.mentee]) {
      expect(await ask(who)).toEqual({ answer: 'taken', until: instant(40) });
      await expect(extend(who)).rejects.toMatchObject(refused);
    }
    expect((await hour.mentor.call(readSession, { params: params() })).minutes).toBe(30);
    await other.mentor.call(cancelSession, { params: { sessionId: id }, body: { reason: 'Ill' } });
    expect((await extend()).minutes).toBe(40);
  });

  test('where the two themselves have planned to meet again', async () => {
    await bookAfter(hour, 35);
    expect(await ask()).toMatchObject({ answer: 'taken' });
    await expect(extend()).rejects.toMatchObject(refused);
  });

  test('where a calendar elsewhere says that one of them is busy, and only then', async () => {
    await busyBetween(hour.mentor, 38, 60);
    expect(await ask()).toMatchObject({ answer: 'taken' });
    await expect(extend()).rejects.toMatchObject(refused);
    // What it says of the hour itself keeps nobody: it may be this very session.
    await CalendarModel.deleteMany({});
    await busyBetween(hour.mentor, -10, 30);
    expect(await ask()).toMatchObject({ answer: 'free' });
  });

  test('before anybody was in the call, after its end, and for anybody else', async () => {
    const coming = await openSessionOf(server, hour, 8 * 60);
    const early = { params: { sessionId: coming.sessionId } };
    await expect(hour.mentee.call(readExtension, early)).rejects.toMatchObject({ code: 'not_begun' });
    await expect(admin.call(readExtension, { params: params() })).rejects.toMatchObject({
      code: 'not_found',
    });
    await hour.mentor.call(endSession, { params: params() });
    await expect(ask()).rejects.toMatchObject({ code: 'session_over' });
    await expect(extend()).rejects.toMatchObject({ code: 'session_over' });
  });
});
