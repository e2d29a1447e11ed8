import { randomBytes } from 'node:crypto';
import { socketPath } from '@rapport/shared/realtime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUpOrganisation, type TestPerson } from './factories.ts';
import { illegalFrames, RawSocket } from './rawSocket.ts';
import { startTestServer, type TestServer } from './startTestServer.ts';

let server: TestServer;
let admin: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

const upgrades = {
  live: `${socketPath}/?EIO=4&transport=websocket`,
  collab: `/collab/session:${'0'.repeat(24)}`,
  call: '/rtc/v1',
};

async function ask(path: string, headers: Record<string, string>): Promise<number> {
  const socket = await RawSocket.connect(server.port);
  const status = await socket.upgrade(path, headers);
  socket.end();
  return status;
}

async function expectAlive(): Promise<void> {
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
}

describe.each(Object.entries(upgrades))('the %s upgrade', (_name, path) => {
  test('refuses a foreign, a similar and a missing Origin, whatever the cookie', async () => {
    const cookie = admin.cookie();
    const origins = ['https://evil.example', `${server.origin}.evil.example`, 'http://localhost', 'null'];
    for (const Origin of origins) expect(await ask(path, { Origin, Cookie: cookie })).toBe(403);
    expect(await ask(path, { Cookie: cookie })).toBe(403);
  });

  test('refuses whoever is not signed in', async () => {
    expect(await ask(path, { Origin: server.origin })).toBe(401);
    expect(await ask(path, { Origin: server.origin, Cookie: 'rapport=forged.signature' })).toBe(401);
  });

  test.each(Object.entries(illegalFrames))(
    'survives a frame with %s, before and after sign-in',
    async (_, bytes) => {
      for (const headers of [
        {},
        { Origin: server.origin },
        { Origin: server.origin, Cookie: admin.cookie() },
      ]) {
        const socket = await RawSocket.connect(server.port);
        await socket.upgrade(path, headers);
        socket.write(bytes);
        await socket.closed();
      }
      await expectAlive();
    },
  );

  test('survives 500 random pieces before and 500 after sign-in', async () => {
    for (const headers of [{ Origin: server.origin }, { Origin: server.origin, Cookie: admin.cookie() }]) {
      for (let i = 0; i < 50; i++) {
        const socket = await RawSocket.connect(server.port);
        await socket.upgrade(path, headers);
        for (let piece = 0; piece < 10; piece++) socket.write(randomBytes(1 + ((i * 37 + piece * 11) % 200)));
        socket.end();
      }
    }
    await expectAlive();
  });

  test('survives whoever hangs up in the middle of the request', async () => {
    for (const text of ['GET', `GET ${path} HTTP/1.1\r\nUpgrade: webs`]) {
      const socket = await RawSocket.connect(server.port);
      socket.write(text);
      socket.end();
    }
    await expectAlive();
  });
});

test.each(['/', '/api/me', '/collabx', '/nothing'])('there is no WebSocket at %s', async (path) => {
  expect(await ask(path, { Origin: server.origin, Cookie: admin.cookie() })).toBe(404);
});
