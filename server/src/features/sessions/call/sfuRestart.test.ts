import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type Sfu, startSfu } from '@rapport/infra/stack';
import { socketPath } from '@rapport/shared/realtime';
import { endSession, joinCall, readSession } from '@rapport/shared/sessions/sessions.api';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpOrganisation, type TestPerson } from '../../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import { browserHeaders, join, openSession, openSignal, sfuOf, tokenFor } from './callTesting.ts';

const keys = { key: 'own', secret: 'a-secret-for-this-test-only-of-32-characters' };
let dir: string;
let sfu: Sfu;
let server: TestServer;
let admin: TestPerson & { programmeId: string };
const sockets: Socket[] = [];

beforeAll(async () => {
  dir = await mkdtemp(joinPath(tmpdir(), 'rapport-sfu-'));
  sfu = await startSfu({ dir, keys });
  server = await startTestServer({
    env: { LIVEKIT_URL: sfu.url, LIVEKIT_API_KEY: keys.key, LIVEKIT_API_SECRET: keys.secret },
  });
  admin = await setUpOrganisation(server);
});
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await server.stop();
  await sfu.kill();
  await rm(dir, { recursive: true, force: true });
});

const sweep = () => server.app.kernel.sweeper.run(Date.now());

async function healthOf(person: TestPerson): Promise<string[]> {
  const heard: string[] = [];
  const extraHeaders = browserHeaders(server, person);
  const socket = io(server.origin, { path: socketPath, transports: ['websocket'], extraHeaders });
  sockets.push(socket);
  socket.on('call.health', ({ sfu: health }: { sfu: string }) => heard.push(health));
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  return heard;
}

test('the SFU dies in a call: both are told, the session can end; it comes back: the room is there again', async () => {
  const { sessionId, mentor, mentee } = await openSession(server, admin);
  const params = { sessionId };
  const token = await tokenFor(mentor, sessionId);
  const { closed } = await join(server, mentor, sessionId);
  await expect.poll(async () => (await mentor.call(readSession, { params })).state).toBe('live');
  const heard = [await healthOf(mentor), await healthOf(mentee)];

  await sfu.kill();
  await closed;
  await sweep();
  await expect.poll(() => heard).toEqual([['down'], ['down']]);
  const joining = mentor.call(joinCall, { params, body: { device: 'laptop' } });
  await expect(joining).rejects.toMatchObject({ code: 'call_unavailable' });
  expect((await openSignal(server.origin, token, browserHeaders(server, mentor))).status).toBe(503);
  expect(await mentor.call(readSession, { params })).toMatchObject({ state: 'live' });

  await sfu.start();
  await sweep();
  await expect
    .poll(() => heard)
    .toEqual([
      ['down', 'ok'],
      ['down', 'ok'],
    ]);
  expect((await sfuOf(server).listRooms([sessionId])).length).toBe(1);
  const back = await openSignal(server.origin, token, browserHeaders(server, mentor));
  expect(back.status).toBe(101);
  back.socket.terminate();

  await sfu.kill();
  expect(await mentee.call(endSession, { params })).toMatchObject({ state: 'recorded' });
});
