import { minute } from '@rapport/shared/sessions/sessionState';
import { readSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCollabPeer } from '../../../testing/collabPeer.ts';
import { addPair, setUpOrganisation, type TestPerson } from '../../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import { SessionModel } from '../session.model.ts';
import { join, type OpenSession, openSession, ShiftedClock } from './callTesting.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };
const clock = new ShiftedClock();

beforeAll(async () => {
  server = await startTestServer({ clock });
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

const sweep = () => server.app.kernel.sweeper.run(clock.now());
const read = ({ mentor, sessionId }: OpenSession) => mentor.call(readSession, { params: { sessionId } });
const passTo = (time: number) => clock.pass(time - clock.now());

test('a session in which nobody came is missed', async () => {
  const session = await openSession(server, admin);
  passTo(session.startsAt + (session.minutes + 10) * minute - 1_000);
  await sweep();
  expect(await read(session)).toMatchObject({ state: 'scheduled' });
  passTo(session.startsAt + (session.minutes + 10) * minute);
  await sweep();
  expect(await read(session)).toMatchObject({ state: 'missed', writable: false });
});

test('a session that people left without ending it ended when the last of them was seen, with a record', async () => {
  const session = await openSession(server, admin, 1);
  const { socket } = await join(server, session.mentor, session.sessionId);
  await expect.poll(() => read(session)).toMatchObject({ state: 'live' });
  const seen = clock.now();
  await sweep();
  socket.terminate();
  passTo(session.startsAt + (session.minutes + 11) * minute);
  // The SFU takes its time to notice that a socket without media is gone.
  await expect
    .poll(
      async () => {
        clock.pass(11 * minute);
        await sweep();
        return (await read(session)).state;
      },
      { interval: 1_000, timeout: 60_000 },
    )
    .toBe('recorded');
  const { endedAt, minutesTogether } = await read(session);
  expect(Date.parse(endedAt ?? '')).toBeGreaterThanOrEqual(seen);
  expect(minutesTogether).toBe(0);
}, 90_000);

test('more sessions than one question to the database brings are all looked at', async () => {
  const { mentor, mentee, mentorshipId } = await addPair(server, admin);
  const startsAt = new Date(clock.now() - 60 * minute);
  const many = Array.from({ length: 230 }, (_, n) => ({
    ...{ mentorshipId: `${mentorshipId}-${n}`, programmeId: admin.programmeId },
    ...{ mentorId: mentor.id, menteeId: mentee.id, title: 'Old', titleTokens: ['old'], state: 'scheduled' },
    ...{ startsAt, minutes: 30, zone: 'UTC', wall: { date: '2031-01-01', time: '10:00' } },
    ...{ templateId: 'closing', createdBy: mentor.id, createdAt: startsAt, version: 1 },
  }));
  await SessionModel.insertMany(many);
  await sweep();
  expect(await SessionModel.countDocuments({ title: 'Old', state: 'missed' })).toBe(230);
});

test('two people in the document within the hour are a session, also without a call; one alone is not', async () => {
  const session = await openSession(server, admin, 1);
  passTo(session.startsAt + minute);
  const mentor = openCollabPeer(server.origin, session.mentor.cookie(), session.sessionId);
  await mentor.synced();
  await sweep();
  expect(await read(session)).toMatchObject({ state: 'scheduled' });
  const mentee = openCollabPeer(server.origin, session.mentee.cookie(), session.sessionId);
  await mentee.synced();
  await sweep();
  expect(await read(session)).toMatchObject({ state: 'live' });
  mentor.destroy();
  mentee.destroy();
});
