import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { changeMe } from '@rapport/shared/identity/identity.api';
import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import * as operations from '@rapport/shared/scheduling/calendar.api';
import { bookSession, cancelSession, moveSession } from '@rapport/shared/sessions/sessions.api';
import ical from 'node-ical';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';

const day = 24 * 60 * 60_000;
const begin = Date.UTC(2027, 2, 1, 12);
let now = begin;
let server: TestServer;
let admin: TestPerson & { programmeId: string };
let pair: TestPair;
const logged: string[] = [];

beforeAll(async () => {
  server = await startTestServer({
    clock: { now: () => now },
    env: { LOG_LEVEL: 'debug' },
    logTo: (line) => logged.push(line),
  });
  admin = await setUpOrganisation(server);
});
beforeEach(async () => {
  now = begin;
  pair = await addPair(server, admin);
});
afterAll(() => server.stop());

const when = { time: '15:00', zone: 'Europe/Berlin', minutes: 45 };
const book = (date: string, { mentor, mentorshipId }: TestPair = pair) =>
  mentor.call(bookSession, {
    params: { mentorshipId },
    body: { ...when, date, title: 'Talk, or walk', templateId: 'regular-meeting' },
  });
const cancel = (sessionId: string) =>
  pair.mentor.call(cancelSession, { params: { sessionId }, body: { reason: 'Ill' } });

const makeFeed = async (who: TestPerson = pair.mentor) => (await who.call(operations.makeFeed)).address;
const read = (address: string) => fetch(address);
/** As `fetch` will not: it adds that it wants everything anew. */
const statusFor = async (address: string, headers: Record<string, string>) => {
  const [answer] = (await once(get(address, { headers }), 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
};
const eventsAt = async (address: string) => {
  const events = Object.values(ical.sync.parseICS(await (await read(address)).text()));
  return events.flatMap((event) => (event?.type === 'VEVENT' ? [event] : []));
};

test('a feed has the own sessions of all pairs, and nobody else’s', async () => {
  const other = await addPair(server, admin, { mentor: pair.mentor });
  const stranger = await addPair(server, admin);
  const own = [await book('2027-03-09'), await book('2027-03-10', other)];
  await book('2027-03-11', stranger);
  const address = await makeFeed();
  const events = await eventsAt(address);
  expect(events.map(({ uid }) => uid)).toEqual(own.map(({ id }) => `${id}@localhost`));
  expect(events[0]).toMatchObject({ summary: `Talk, or walk · ${pair.mentee.name}`, status: 'CONFIRMED' });
  expect(events[0]?.start.toISOString()).toBe('2027-03-09T14:00:00.000Z');
  const text = await (await read(address)).text();
  for (const { email } of [pair.mentor, pair.mentee]) expect(text).not.toContain(email);
});

test('an address is renewed and withdrawn: then the old one opens nothing', async () => {
  await book('2027-03-09');
  const first = await makeFeed();
  expect((await read(first)).status).toBe(200);
  const second = await makeFeed();
  expect(second).not.toBe(first);
  expect((await read(first)).status).toBe(404);
  expect((await read(second)).status).toBe(200);
  await pair.mentor.call(operations.revokeFeed);
  expect((await read(second)).status).toBe(404);
  expect(await pair.mentor.call(operations.readFeed)).toEqual({ feed: null });
});

test('what is unchanged is not sent again, by its tag and by its time', async () => {
  await book('2027-03-09');
  const address = await makeFeed();
  const answer = await read(address);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('cache-control')).toMatch(/^private/);
  const etag = answer.headers.get('etag') ?? '';
  const modified = answer.headers.get('last-modified') ?? '';
  now += 2 * 60_000;
  expect(await statusFor(address, { 'if-none-match': etag })).toBe(304);
  expect(await statusFor(address, { 'if-modified-since': modified })).toBe(304);
  // Nothing that the session itself keeps has changed.
  await pair.mentee.call(changeMe, { body: { name: 'Another' } });
  expect(await statusFor(address, { 'if-none-match': etag })).toBe(200);
  expect(await statusFor(address, { 'if-modified-since': modified })).toBe(200);
});

test('it is told when an address was made and last read, and never again what it is', async () => {
  const address = await makeFeed();
  const made = await pair.mentor.call(operations.readFeed);
  expect(made).toEqual({ feed: { madeAt: new Date(begin).toISOString(), readAt: null } });
  now += 60_000;
  await read(address);
  expect(await pair.mentor.call(operations.readFeed)).toMatchObject({
    feed: { readAt: new Date(now).toISOString() },
  });
});

test('a cancelled session is told as cancelled for thirty days, one that is long over not at all', async () => {
  const { id } = await book('2027-05-20');
  const address = await makeFeed();
  await cancel(id);
  expect(await eventsAt(address)).toMatchObject([{ status: 'CANCELLED', sequence: 2 }]);
  now += 31 * day;
  expect(await eventsAt(address)).toEqual([]);
  const kept = await book('2027-05-21');
  now = Date.UTC(2027, 4, 21) + 89 * day;
  expect((await eventsAt(address)).map(({ uid }) => uid)).toEqual([`${kept.id}@localhost`]);
  now += 3 * day;
  expect(await eventsAt(address)).toEqual([]);
});

test('what a pair had planned when it ended is in no calendar any more', async () => {
  await book('2027-03-09');
  const address = await makeFeed(pair.mentee);
  await admin.call(endMentorship, { params: { mentorshipId: pair.mentorshipId } });
  const events = await eventsAt(address);
  expect(events.filter(({ status }) => status !== 'CANCELLED')).toEqual([]);
});

test('no log has the address', async () => {
  const address = await makeFeed();
  const token = new URL(address).pathname.slice('/calendar/'.length, -'.ics'.length);
  expect(token).toMatch(/^[\w-]{43}$/);
  await read(address);
  await read(address.replace('.ics', '.txt'));
  expect(logged.join('')).toContain('/calendar/');
  expect(logged.join('')).not.toContain(token);
});

test('the file of one session goes into any calendar, and says where it has been moved to', async () => {
  const { id } = await book('2027-03-09');
  const params = { sessionId: id };
  const body = { ...when, date: '2027-03-16', reason: 'A course' };
  await pair.mentor.call(moveSession, { params, body });
  const answer = await fetch(`${server.origin}/api/sessions/${id}/session.ics`, {
    headers: { cookie: pair.mentee.cookie() },
  });
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename=session.ics');
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const text = await answer.text();
  expect(text).toContain('METHOD:PUBLISH');
  const [event] = Object.values(ical.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
  expect(event).toMatchObject({ uid: `${id}@localhost`, summary: `Talk, or walk · ${pair.mentor.name}` });
  expect(event?.start.toISOString()).toBe('2027-03-16T14:00:00.000Z');
});
