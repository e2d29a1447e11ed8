import { saveNoticeSettings } from '@rapport/shared/messaging/messaging.api';
import { usualNotices } from '@rapport/shared/messaging/noticeSettings';
import { answerRing, callNow, readReachable } from '@rapport/shared/messaging/ring.api';
import { type ServerEvents, socketPath } from '@rapport/shared/realtime';
import { civilAvailability } from '@rapport/shared/scheduling/availability';
import { saveAvailability } from '@rapport/shared/scheduling/availability.api';
import { endSession, readSession } from '@rapport/shared/sessions/sessions.api';
import { connect, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addPair,
  addPerson,
  setUpOrganisation,
  type TestPair,
  type TestPerson,
} from '../../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';

/** One o'clock in the afternoon in Berlin, where both are; a Tuesday. */
const noon = Date.UTC(2026, 0, 13, 12);
let now = noon;
let server: TestServer;
let admin: TestPerson & { programmeId: string };
let pair: TestPair;
const devices: Socket[] = [];

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  now = noon;
  pair = await addPair(server, admin, { mentor: await addPerson(server, admin) });
  await pair.mentee.call(saveNoticeSettings, { body: { ...usualNotices, quiet: null } });
});
afterEach(() => {
  for (const device of devices.splice(0)) device.close();
});

async function open(person: TestPerson): Promise<Socket> {
  const device = connect(server.origin, {
    path: socketPath,
    transports: ['websocket'],
    extraHeaders: { cookie: person.cookie(), origin: server.origin },
    reconnection: false,
    forceNew: true,
  });
  devices.push(device);
  await new Promise<void>((resolve) => device.once('connect', resolve));
  return device;
}

type Data<E extends keyof ServerEvents> = Parameters<ServerEvents[E]>[0];
const next = <E extends keyof ServerEvents>(device: Socket, event: E) =>
  new Promise<Data<E>>((resolve) => device.once(event as string, resolve));

const ring = (isUrgent = false) =>
  pair.mentor.call(callNow, { params: { mentorshipId: pair.mentorshipId }, body: { isUrgent } });

it('rings who has the app open, and nobody else', async () => {
  const params = { mentorshipId: pair.mentorshipId };
  await expect(ring()).rejects.toMatchObject({ code: 'not_online' });
  expect(await pair.mentor.call(readReachable, { params })).toEqual({ isOnline: false });
  const device = await open(pair.mentee);
  expect(await pair.mentor.call(readReachable, { params })).toEqual({ isOnline: true });
  const rang = next(device, 'call.ringing');
  const { sessionId } = await ring();
  expect(await rang).toMatchObject({
    ring: {
      sessionId,
      isUrgent: false,
      from: { id: pair.mentor.id },
      until: new Date(noon + 45_000).toISOString(),
    },
  });
  const session = await pair.mentee.call(readSession, { params: { sessionId } });
  expect(session).toMatchObject({ state: 'scheduled', startsAt: new Date(noon).toISOString() });
});

it('tells the caller that the other one comes', async () => {
  const [mentor] = [await open(pair.mentor), await open(pair.mentee)];
  const { sessionId } = await ring();
  const answered = next(mentor, 'call.answered');
  await pair.mentee.call(answerRing, { params: { sessionId }, body: { answer: 'accept' } });
  expect(await answered).toMatchObject({ sessionId, answer: 'accept', by: { id: pair.mentee.id } });
});

it('keeps the word of who does not come with the session, which is cancelled', async () => {
  const [mentor] = [await open(pair.mentor), await open(pair.mentee)];
  const { sessionId } = await ring();
  const answered = next(mentor, 'call.answered');
  await pair.mentee.call(answerRing, {
    params: { sessionId },
    body: { answer: 'later', text: 'In an hour' },
  });
  expect(await answered).toMatchObject({ answer: 'later', text: 'In an hour' });
  expect(await pair.mentor.call(readSession, { params: { sessionId } })).toMatchObject({
    state: 'cancelled',
    changes: [{ kind: 'cancelled', reason: 'In an hour', by: { id: pair.mentee.id } }],
  });
});

it('respects quiet hours and the times at which somebody can meet, unless it is urgent', async () => {
  const device = await open(pair.mentee);
  const quiet = { from: '06:00', to: '08:00' };
  // Seven in the morning in New York, where the mentee is.
  await pair.mentee.call(saveNoticeSettings, { body: { ...usualNotices, quiet } });
  await expect(ring()).rejects.toMatchObject({ code: 'not_now' });
  await pair.mentee.call(saveNoticeSettings, { body: { ...usualNotices, quiet: null } });
  await pair.mentee.call(saveAvailability, { body: { ...civilAvailability, weekly: [] } });
  await expect(ring()).rejects.toMatchObject({ code: 'not_now' });
  const rang = next(device, 'call.ringing');
  await ring(true);
  expect(await rang).toMatchObject({ ring: { isUrgent: true } });
});

it('rings nobody out of a session', async () => {
  await open(pair.mentee);
  const { sessionId } = await ring();
  await expect(ring(true)).rejects.toMatchObject({ code: 'in_session' });
  await pair.mentor.call(endSession, { params: { sessionId } });
  now = noon + 60_000;
  await ring();
});

it('lets nobody answer their own call', async () => {
  await open(pair.mentee);
  const { sessionId } = await ring();
  await expect(
    pair.mentor.call(answerRing, { params: { sessionId }, body: { answer: 'accept' } }),
  ).rejects.toMatchObject({ code: 'not_found' });
});
