import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, freePort, startDatabase } from '@rapport/infra/stack';
import * as identity from '@rapport/shared/identity/identity.api';
import { type ServerEvents, socketPath } from '@rapport/shared/realtime';
import { connect, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpOrganisation, type TestPerson } from '../../testing/factories.ts';
import { RawSocket } from '../../testing/rawSocket.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

let dir: string;
let database: Database;
let server: TestServer;
let admin: TestPerson;

/** Above this the promise "within 2 s" is broken; a request that waits for the driver's own timeout passes it. */
const soon = () => AbortSignal.timeout(2_000);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rapport-database-'));
  const port = await freePort();
  server = await startTestServer({ mongodbUrl: `mongodb://127.0.0.1:${port}`, waitForDatabase: false });
  await expectUnavailable();
  database = await startDatabase({ dir, port });
  await waitForRecovery();
  admin = await setUpOrganisation(server);
});

afterAll(async () => {
  await server.stop();
  await database.stop();
  await rm(dir, { recursive: true, force: true });
});

async function expectUnavailable(): Promise<void> {
  for (const path of ['/api/installation', '/api/me']) {
    const response = await fetch(`${server.origin}${path}`, { signal: soon() });
    expect({ path, status: response.status, body: await response.json() }).toEqual({
      path,
      status: 503,
      body: { error: { code: 'unavailable', message: 'The database does not answer.' } },
    });
  }
}

async function waitForRecovery(): Promise<void> {
  const status = async () => (await fetch(`${server.origin}/api/installation`)).status;
  while ((await status()) !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function askForSocket(cookie: string): Promise<number> {
  const socket = await RawSocket.connect(server.port);
  const path = '/socket.io/?EIO=4&transport=websocket';
  const status = await socket.upgrade(path, { Origin: server.origin, Cookie: cookie });
  socket.end();
  return status;
}

/** Who was known a moment ago is remembered for a second, and answered without the database. */
const isForgotten = () => new Promise((resolve) => setTimeout(resolve, 1_100));

test('a server that was started before its database serves once it is there', async () => {
  expect((await admin.call(identity.readMe)).name).toBe('Ada');
});

test('without its database every door says so within 2 s, and it recovers by itself', async () => {
  await isForgotten();
  await database.kill();
  const cookie = admin.cookie();
  // The first request after the loss may find it out itself, and has as long.
  const first = await fetch(`${server.origin}/api/me`, { headers: { cookie }, signal: soon() });
  expect(first.status).toBe(503);
  await expectUnavailable();
  // Who was known a moment ago is remembered for a second.
  await expect.poll(() => askForSocket(cookie), { timeout: 2_000 }).toBe(503);
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);

  await database.start();
  await waitForRecovery();
  expect((await admin.call(identity.readMe)).name).toBe('Ada');
});

test('a database that stands still with its connections open counts as away, for requests under way too', async () => {
  const cookie = admin.cookie();
  await isForgotten();
  await database.kill('SIGSTOP');
  const first = await fetch(`${server.origin}/api/me`, { headers: { cookie }, signal: soon() });
  expect(first.status).toBe(503);
  await expectUnavailable();
  const readiness = await fetch(`${server.origin}/readyz`, { signal: soon() });
  expect(await readiness.json()).toMatchObject({ database: 'down' });

  await database.kill('SIGCONT');
  await waitForRecovery();
  expect((await admin.call(identity.readMe)).name).toBe('Ada');
});

test('a page that asks nothing hears when the database goes, and when it is back', async () => {
  const page: Socket<ServerEvents> = connect(server.origin, {
    path: socketPath,
    transports: ['websocket'],
    extraHeaders: { cookie: admin.cookie(), origin: server.origin },
  });
  await new Promise<void>((resolve) => page.once('connect', resolve));
  const next = () =>
    new Promise<string>((resolve) => page.once('database.health', (event) => resolve(event.database)));
  const lost = next();
  await database.kill();
  expect(await lost).toBe('down');
  const found = next();
  await database.start();
  expect(await found).toBe('ok');
  page.close();
});
