import { sessionDocument } from '@rapport/shared/collab/documentName';
import { RapportError } from '@rapport/shared/core/errors';
import type { AnyOperation } from '@rapport/shared/core/route';
import { signIn } from '@rapport/shared/identity/identity.api';
import { createAction } from '@rapport/shared/mentorships/actions.api';
import { operations } from '@rapport/shared/operations';
import { type ServerEvents, socketPath } from '@rapport/shared/realtime';
import { cancelSession, joinCall } from '@rapport/shared/sessions/sessions.api';
import { connect, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { AccessFixture } from './accessFixture.ts';
import { assembleCast, type Cast, type Role, roles } from './accessRoles.ts';
import { accessTable, type Outcome, type Row } from './accessTable.ts';
import { password } from './factories.ts';
import { RawSocket } from './rawSocket.ts';
import { startTestServer, type TestServer } from './startTestServer.ts';

let server: TestServer;
let cast: Cast;
let fixture: AccessFixture;

beforeAll(async () => {
  server = await startTestServer();
  cast = await assembleCast(server);
  fixture = new AccessFixture(cast);
});
afterEach(() => fixture.restore());
afterAll(() => server.stop());

const cookieOf = (role: Role): string => (role === 'anonymous' ? '' : cast.people[role].cookie());

async function inEveryRole<T>(ask: (role: Role) => Promise<T>): Promise<Record<Role, T>> {
  const outcomes: [Role, T][] = [];
  for (const role of roles) outcomes.push([role, await ask(role)]);
  return Object.fromEntries(outcomes) as Record<Role, T>;
}

async function outcomeOf(row: Row, role: Role): Promise<Outcome> {
  const input = await row.input(fixture);
  // A client of its own for each cell: a call that signs in or out must not change who the next one is.
  const client = server.client(row.signsOut ? await freshCookie(role) : cookieOf(role));
  try {
    const call = client.call as (operation: AnyOperation, input: unknown) => Promise<unknown>;
    const output = await call(row.operation, input);
    if (!row.shows) return 'ok';
    return row.shows(output as never, fixture) ? 'shown' : 'hidden';
  } catch (error) {
    if (error instanceof RapportError) return error.code;
    throw error;
  }
}

async function freshCookie(role: Role): Promise<string> {
  if (role === 'anonymous') return '';
  const client = server.client();
  await client.call(signIn, { body: { email: cast.people[role].email, password } });
  return client.cookie();
}

describe('HTTP', () => {
  test('every operation has a row', () => {
    const rows = new Set(accessTable.map(({ operation }) => operation.id));
    expect([...rows].sort()).toEqual(operations.map(({ id }) => id).sort());
  });

  test.each(accessTable.map((row) => [`${row.operation.id}${row.as ? ` ${row.as}` : ''}`, row] as const))(
    '%s',
    async (_name, row) => {
      expect(await inEveryRole((role) => outcomeOf(row, role))).toEqual(row.expected);
    },
  );
});

describe('sockets', () => {
  async function upgrade(path: string, role: Role): Promise<number> {
    const socket = await RawSocket.connect(server.port);
    const status = await socket.upgrade(path, { Origin: server.origin, Cookie: cookieOf(role) });
    socket.end();
    return status;
  }
  const everybodySignedIn = (status: number) => ({
    ...Object.fromEntries(roles.map((role) => [role, status])),
    anonymous: 401,
  });

  test('live events are for whoever is signed in', async () => {
    const path = `${socketPath}/?EIO=4&transport=websocket`;
    expect(await inEveryRole((role) => upgrade(path, role))).toEqual(everybodySignedIn(101));
  });

  test("agenda and notes are the pair's; to others the document does not exist", async () => {
    const path = `/collab/${sessionDocument((await fixture.openSession()).sessionId)}`;
    expect(await inEveryRole((role) => upgrade(path, role))).toEqual({
      ...everybodySignedIn(404),
      mentee: 101,
      mentor: 101,
    });
  });

  test('a token for the call is good for the person that it was made for', async () => {
    const params = await fixture.openSession();
    for (const owner of ['mentor', 'mentee'] as const) {
      const { token } = await cast[owner].call(joinCall, { params, body: { device: 'laptop' } });
      const path = `/rtc?access_token=${token}&auto_subscribe=1&sdk=js&protocol=16&version=2.22.0`;
      expect(await inEveryRole((role) => upgrade(path, role))).toEqual({
        ...everybodySignedIn(403),
        [owner]: 101,
      });
    }
  });

  test("news of a pair's actions and sessions reaches the two and nobody else", async () => {
    const heard: Record<string, Set<string>> = {};
    const devices = await Promise.all(
      roles.filter((role) => role !== 'anonymous').map((role) => listen(role, heard)),
    );
    const key = crypto.randomUUID();
    const body = { key, what: 'Listen', ownerId: cast.mentee.id, due: null, sessionId: null };
    await cast.mentor.call(createAction, { params: fixture.mentorship, body });
    await cast.mentor.call(cancelSession, { params: await fixture.comingSession(), body: { reason: '' } });
    // A later answer on the same connection comes behind the news.
    await Promise.all(devices.map((device) => new Promise((resolve) => device.emit('clock.read', resolve))));
    for (const device of devices) device.close();
    const both = new Set(['mentee', 'mentor']);
    expect(heard).toEqual({ 'action.changed': both, 'session.changed': both });
  });

  async function listen(role: Role, heard: Record<string, Set<string>>): Promise<Socket> {
    const device: Socket<ServerEvents> = connect(server.origin, {
      path: socketPath,
      transports: ['websocket'],
      extraHeaders: { cookie: cookieOf(role), origin: server.origin },
      reconnection: false,
      forceNew: true,
    });
    (device as Socket).onAny((event: string) => {
      heard[event] = (heard[event] ?? new Set()).add(role);
    });
    await new Promise<void>((resolve) => device.once('connect', resolve));
    return device as Socket;
  }
});
