import { signIn, signOut } from '@rapport/shared/identity/identity.api';
import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { cancelSession, endSession, joinCall, moveSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUpOrganisation, type TestPerson } from '../../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import {
  browserHeaders,
  identitiesIn,
  join,
  openSession,
  openSignal,
  ShiftedClock,
  sfuOf,
  tokenFor,
} from './callTesting.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };
const clock = new ShiftedClock();

beforeAll(async () => {
  server = await startTestServer({ clock });
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

const sweep = () => server.app.kernel.sweeper.run(clock.now());

describe('when a right ends', () => {
  test('with the sign-in: the socket closes, the SFU lets go, and the token never works again', async () => {
    const { sessionId, mentor, mentee } = await openSession(server, admin);
    const token = await tokenFor(mentor, sessionId);
    const headers = browserHeaders(server, mentor);
    const { closed } = await openSignal(server.origin, token, headers);
    const partner = await join(server, mentee, sessionId);
    await mentor.call(signOut);
    await closed;
    expect(await identitiesIn(server, sessionId)).toEqual([`${mentee.id}_laptop`]);
    expect((await openSignal(server.origin, token, headers)).status).toBe(401);
    expect(partner.socket.readyState).toBe(partner.socket.OPEN);
    partner.socket.terminate();
  });

  test('with the pair: both are put out and stay out, also with a new token', async () => {
    const { sessionId, mentorshipId, mentor, mentee } = await openSession(server, admin);
    const token = await tokenFor(mentor, sessionId);
    const signals = [await join(server, mentor, sessionId), await join(server, mentee, sessionId)];
    await sweep();
    await admin.call(endMentorship, { params: { mentorshipId } });
    await Promise.all(signals.map(({ closed }) => closed));
    expect(await identitiesIn(server, sessionId)).toEqual([]);
    expect((await openSignal(server.origin, token, browserHeaders(server, mentor))).status).toBe(403);
    const again = mentor.call(joinCall, { params: { sessionId }, body: { device: 'laptop' } });
    await expect(again).rejects.toMatchObject({ code: 'session_over' });
  });

  test('with the session, cancelled or moved away while somebody was entering', async () => {
    const off = await openSession(server, admin);
    const early = await join(server, off.mentee, off.sessionId);
    await off.mentor.call(cancelSession, { params: { sessionId: off.sessionId }, body: { reason: 'ill' } });
    await early.closed;
    expect(await identitiesIn(server, off.sessionId)).toEqual([]);
    const moved = await openSession(server, admin);
    const waiting = await join(server, moved.mentee, moved.sessionId);
    const date = new Date(clock.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const when = { date, time: '10:00', zone: 'UTC', minutes: 30, reason: 'Ill' };
    await moved.mentor.call(moveSession, { params: { sessionId: moved.sessionId }, body: when });
    await waiting.closed;
  });

  test('the next look puts out whoever goes around the gate with a token that has ended', async () => {
    const { sessionId, mentor, mentee } = await openSession(server, admin);
    const token = await tokenFor(mentor, sessionId);
    const partner = await join(server, mentee, sessionId);
    await mentor.call(signOut);
    const around = await openSignal(server.app.kernel.config.LIVEKIT_URL, token);
    expect(around.status).toBe(101);
    await sweep();
    await around.closed;
    expect(await identitiesIn(server, sessionId)).toEqual([`${mentee.id}_laptop`]);
    partner.socket.terminate();
  });

  test('no earlier token works when the same device comes back with a new sign-in, nor one that the SFU refreshed', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    const old = await tokenFor(mentor, sessionId);
    const first = await openSignal(server.origin, old, browserHeaders(server, mentor));
    const refreshed = await first.refreshed;
    expect(refreshed).not.toBe(old);
    const again = await openSignal(server.origin, refreshed, browserHeaders(server, mentor));
    expect(again.status).toBe(101);
    await mentor.call(signOut);
    await again.closed;

    const email = `person${mentor.name.split(' ')[1]}@example.org`;
    await mentor.call(signIn, { body: { email, password: 'a long enough password' } });
    const fresh = await tokenFor(mentor, sessionId);
    const headers = browserHeaders(server, mentor);
    expect((await openSignal(server.origin, old, headers)).status).toBe(403);
    expect((await openSignal(server.origin, refreshed, headers)).status).toBe(403);
    const { status, socket } = await openSignal(server.origin, fresh, headers);
    expect(status).toBe(101);
    socket.terminate();
  });
});

test('a room stays half a minute after the end, then everybody is let go', async () => {
  const { sessionId, mentor } = await openSession(server, admin);
  const { socket, closed } = await join(server, mentor, sessionId);
  await mentor.call(endSession, { params: { sessionId } });
  await sweep();
  expect(socket.readyState).toBe(socket.OPEN);
  clock.pass(31_000);
  await sweep();
  await closed;
  expect((await sfuOf(server).listRooms([sessionId])).length).toBe(0);
});

test('a room of which no session is known here is left alone', async () => {
  const name = 'e'.repeat(24);
  await sfuOf(server).createRoom({ name, emptyTimeout: 60 });
  await sweep();
  expect((await sfuOf(server).listRooms([name])).length).toBe(1);
  await sfuOf(server).deleteRoom(name);
});
