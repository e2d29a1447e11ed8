import { once } from 'node:events';
import { signOut } from '@rapport/shared/identity/identity.api';
import { type ClientEvents, type ServerEvents, socketPath } from '@rapport/shared/realtime';
import { connect, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addPerson, setUpOrganisation, type TestPerson } from '../../testing/factories.ts';
import { frame, RawSocket } from '../../testing/rawSocket.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { liveLimits } from './liveSockets.ts';

type LiveClient = Socket<ServerEvents, ClientEvents>;

let server: TestServer;
let admin: TestPerson & { programmeId: string };
const opened: { close(): unknown }[] = [];

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => 1_700_000_000_000 } });
  admin = await setUpOrganisation(server);
});
afterEach(() => {
  for (const client of opened.splice(0)) client.close();
});
afterAll(() => server.stop());

function openClient(cookie: string, origin = server.origin): LiveClient {
  const client: LiveClient = connect(server.origin, {
    path: socketPath,
    transports: ['websocket'],
    extraHeaders: { cookie, origin },
    reconnection: false,
    forceNew: true,
  });
  opened.push(client);
  return client;
}

async function join(person: TestPerson): Promise<LiveClient> {
  const client = openClient(person.cookie());
  await new Promise<void>((resolve, reject) => {
    client.once('connect', resolve);
    client.once('connect_error', reject);
  });
  return client;
}

const disconnected = (client: LiveClient) =>
  new Promise<string>((resolve) => client.once('disconnect', resolve));
const path = `${socketPath}/?EIO=4&transport=websocket`;
const headersOf = (person: TestPerson) => ({ Origin: server.origin, Cookie: person.cookie() });

async function openRaw(person: TestPerson): Promise<{ socket: RawSocket; status: number }> {
  const socket = await RawSocket.connect(server.port);
  opened.push({ close: () => socket.end() });
  return { socket, status: await socket.upgrade(path, headersOf(person)) };
}

test('answers the clock of the server, which rules go by', async () => {
  const client = await join(admin);
  expect(await new Promise((resolve) => client.emit('clock.read', resolve))).toBe(1_700_000_000_000);
});

test('news reaches every device of the people it names, and nobody else', async () => {
  const [ada, other] = [admin, await addPerson(server, admin)];
  const [phone, laptop, stranger] = [await join(ada), await join(ada), await join(other)];
  const heard: string[] = [];
  stranger.on('mentorship.changed', () => heard.push('stranger'));
  const both = [phone, laptop].map(
    (device) => new Promise((resolve) => device.once('mentorship.changed', resolve)),
  );
  server.app.kernel.live.send([ada.id], 'mentorship.changed', { mentorshipId: 'm' });
  expect(await Promise.all(both)).toEqual([{ mentorshipId: 'm' }, { mentorshipId: 'm' }]);
  // A later answer on the same connection would come behind the news.
  await new Promise((resolve) => stranger.emit('clock.read', resolve));
  expect(heard).toEqual([]);
});

test('who has a device here is online until the last one leaves', async () => {
  const person = await addPerson(server, admin);
  const { live } = server.app.kernel;
  expect(live.isOnline(person.id)).toBe(false);
  const client = await join(person);
  await expect.poll(() => live.isOnline(person.id)).toBe(true);
  client.close();
  await expect.poll(() => live.isOnline(person.id)).toBe(false);
});

test('signing out ends the sockets of that sign-in only', async () => {
  const person = await addPerson(server, admin);
  const client = await join(person);
  const other = await join(admin);
  const gone = disconnected(client);
  await person.call(signOut);
  expect(await gone).toBe('io server disconnect');
  expect(other.connected).toBe(true);
});

test('a forged cookie is no sign-in', async () => {
  const client = openClient('rapport=forged.signature');
  const [error] = (await once(client as never, 'connect_error')) as [Error];
  expect(error.message).toBe('websocket error');
});

test('polling is not offered', async () => {
  const response = await fetch(`${server.origin}${socketPath}/?EIO=4&transport=polling`, {
    headers: { cookie: admin.cookie(), origin: server.origin },
  });
  expect(response.status).toBe(404);
});

test('another namespace than ours does not exist', async () => {
  const client = await join(admin);
  const elsewhere = client.io.socket('/admin');
  elsewhere.connect();
  const [error] = (await once(elsewhere as never, 'connect_error')) as [Error];
  expect(error.message).toBe('Invalid namespace');
});

test('payloads of the wrong shape are ignored', async () => {
  const client = await join(admin);
  const hostile = client as unknown as { emit(event: string, ...args: unknown[]): void };
  for (const payload of [undefined, null, 7, 'text', { now: 1 }, []]) hostile.emit('clock.read', payload);
  hostile.emit('action.changed', { action: { id: 'forged' } });
  expect(await new Promise((resolve) => client.emit('clock.read', resolve))).toBe(1_700_000_000_000);
});

test('a message above the limit ends the connection', async () => {
  const client = await join(admin);
  const gone = disconnected(client);
  (client as unknown as { emit(event: string, text: string): void }).emit(
    'clock.read',
    'x'.repeat(liveLimits.messageBytes + 1),
  );
  expect(await gone).toBe('transport close');
});

test('a flood ends the connection, before and after it says hello', async () => {
  const { socket, status } = await openRaw(admin);
  expect(status).toBe(101);
  // A slow machine refills the bucket while it reads.
  const flood = 4 * liveLimits.packetsBurst;
  for (let i = 0; i < flood; i++) socket.write(frame(Buffer.from('3'), 1));
  await socket.closed();

  const client = await join(admin);
  const gone = disconnected(client);
  for (let i = 0; i < flood; i++) client.emit('clock.read', () => undefined);
  expect(await gone).toBe('transport close');
});

test('a person has so many connections and no more; a closed one makes room', async () => {
  const person = await addPerson(server, admin);
  const first = await openRaw(person);
  for (let i = 1; i < liveLimits.connectionsPerPerson; i++) {
    expect((await openRaw(person)).status).toBe(101);
  }
  expect((await openRaw(person)).status).toBe(429);
  first.socket.end();
  await expect.poll(async () => (await openRaw(person)).status).toBe(101);
});
