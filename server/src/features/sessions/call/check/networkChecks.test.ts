import { checkNetwork } from '@rapport/shared/sessions/networkCheck.api';
import { readSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPair, addPerson, setUpOrganisation, type TestPerson } from '../../../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../../../testing/startTestServer.ts';
import { browserHeaders, openSession, openSignal, sfuOf, tokenFor } from '../callTesting.ts';
import { CallPresenceModel } from '../presence.model.ts';
import { checkLimits } from './checkLimits.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };

beforeAll(async () => {
  server = await startTestServer();
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

const roomsOf = async (sessionId: string) =>
  (await sfuOf(server).listRooms())
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`check_${sessionId}`));

test('a test has a room of its own: its two ends are in it, and the session counts nobody', async () => {
  const { mentor, sessionId } = await openSession(server, admin);
  const { sender, receiver } = await mentor.call(checkNetwork, { params: { sessionId } });
  const headers = browserHeaders(server, mentor);
  const ends = [
    await openSignal(server.origin, sender, headers),
    await openSignal(server.origin, receiver, headers),
  ];
  expect(ends.map(({ status }) => status)).toEqual([101, 101]);
  const [room = ''] = await roomsOf(sessionId);
  expect(await sfuOf(server).listParticipants(room)).toHaveLength(2);

  await server.app.kernel.sweeper.run(server.app.kernel.clock.now());
  expect(await sfuOf(server).listParticipants(room)).toHaveLength(2);
  expect(await CallPresenceModel.countDocuments({ sessionId })).toBe(0);
  expect((await mentor.call(readSession, { params: { sessionId } })).state).toBe('scheduled');
  for (const { socket } of ends) socket.terminate();
});

test('the room ends after a minute with whoever is in it, and no token brings it back', async () => {
  const { mentor, sessionId } = await openSession(server, admin);
  const { sender } = await mentor.call(checkNetwork, { params: { sessionId } });
  const headers = browserHeaders(server, mentor);
  const { closed } = await openSignal(server.origin, sender, headers);
  await server.app.kernel.sweeper.run(server.app.kernel.clock.now() + checkLimits.lastsMs);
  await closed;
  expect(await roomsOf(sessionId)).toEqual([]);
  const again = await openSignal(server.origin, sender, headers);
  expect(again.status).toBe(503);
  expect(await roomsOf(sessionId)).toEqual([]);
});

test('a test is possible before the room of the session opens, and its tokens open no call', async () => {
  const { mentor, sessionId } = await openSession(server, admin, 120);
  await expect(tokenFor(mentor, sessionId)).rejects.toMatchObject({ code: 'not_open_yet' });
  const { sender } = await mentor.call(checkNetwork, { params: { sessionId } });
  const { status, socket } = await openSignal(server.origin, sender, browserHeaders(server, mentor));
  expect(status).toBe(101);
  expect((await sfuOf(server).listRooms()).map(({ name }) => name)).not.toContain(sessionId);
  socket.terminate();
});

test('only the two of the pair test, each by their own token', async () => {
  const { mentor, mentee, sessionId } = await openSession(server, admin);
  const stranger = await addPerson(server, admin);
  const { mentor: elsewhere } = await addPair(server, admin);
  for (const person of [stranger, elsewhere, admin]) {
    await expect(person.call(checkNetwork, { params: { sessionId } })).rejects.toMatchObject({
      code: 'not_found',
    });
  }
  const { sender } = await mentor.call(checkNetwork, { params: { sessionId } });
  const { status } = await openSignal(server.origin, sender, browserHeaders(server, mentee));
  expect(status).toBe(403);
});

test('nobody opens one room after the other without end', async () => {
  const { mentee, sessionId } = await openSession(server, admin);
  for (let i = 0; i < checkLimits.perPerson.points; i++) {
    await mentee.call(checkNetwork, { params: { sessionId } });
  }
  await expect(mentee.call(checkNetwork, { params: { sessionId } })).rejects.toMatchObject({
    code: 'too_many_requests',
  });
});
