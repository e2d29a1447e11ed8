import { type DocumentKind, marginDocument, sessionDocument } from '@rapport/shared/collab/documentName';
import { closeCode } from '@rapport/shared/collab/protocol';
import { socketPath } from '@rapport/shared/realtime';
import { joinCall } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AccessFixture } from './accessFixture.ts';
import { assembleCast, type Cast, cookieOf, inEveryRole, type Role } from './accessRoles.ts';
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
afterAll(() => server.stop());

/** The HTTP status by which each role is let in or refused, or the code with which it is sent away at once. */
type Expected = Readonly<Record<Role, number>>;

interface Row {
  readonly as: string;
  readonly expected: Expected;
  /** Made fresh: where the role asks for what is there. */
  readonly path: () => Promise<string>;
}

const signedIn = (status: number): Expected => ({
  ...{ mentee: status, mentor: status, otherPair: status, manager: status, otherManager: status },
  ...{ admin: status, anonymous: 401, guest: 401 },
});
const letsIn = (status: number, ...in101: Role[]): Expected => ({
  ...signedIn(status),
  ...Object.fromEntries(in101.map((role) => [role, 101])),
});

const marginOf = (whose: 'mentor' | 'mentee' | 'manager') => async () => {
  const { sessionId } = await fixture.openSession();
  return `/collab/${marginDocument(sessionId, cast.people[whose].id)}`;
};

/** The compiler refuses a kind of document that has no row. */
const documents: Readonly<Record<DocumentKind, readonly Row[]>> = {
  session: [
    {
      as: 'agenda and notes',
      expected: letsIn(closeCode.notFound, 'mentor', 'mentee'),
      path: async () => `/collab/${sessionDocument((await fixture.openSession()).sessionId)}`,
    },
    {
      as: 'agenda and notes, as a guest: let in to another session they are sent away, and a person is no guest',
      expected: { ...signedIn(401), guest: closeCode.notFound },
      path: async () => `/collab/${sessionDocument((await fixture.openSession()).sessionId)}?guest`,
    },
  ],
  margin: [
    { as: "the mentor's margin", expected: letsIn(closeCode.notFound, 'mentor'), path: marginOf('mentor') },
    { as: "the mentee's margin", expected: letsIn(closeCode.notFound, 'mentee'), path: marginOf('mentee') },
    {
      as: 'a margin of who is not of the pair',
      expected: letsIn(closeCode.notFound),
      path: marginOf('manager'),
    },
    {
      as: 'a margin, as a guest: whoever is let in to a session has none in it',
      expected: { ...signedIn(401), guest: closeCode.notFound },
      path: async () => `${await marginOf('mentor')()}?guest`,
    },
  ],
};

async function callPath(path: string, owner: 'mentor' | 'mentee'): Promise<string> {
  const params = await fixture.openSession();
  const { token } = await cast[owner].call(joinCall, { params, body: { device: 'laptop' } });
  return `${path}?access_token=${token}&auto_subscribe=1&sdk=js&protocol=16&version=2.22.0`;
}

/** By the prefixes that the server itself names. */
const upgrades: Readonly<Record<string, readonly Row[]>> = {
  [socketPath]: [
    {
      as: 'live events',
      expected: signedIn(101),
      path: async () => `${socketPath}/?EIO=4&transport=websocket`,
    },
  ],
  '/collab': [
    ...Object.values(documents).flat(),
    { as: 'no document of ours', expected: signedIn(closeCode.notFound), path: async () => '/collab/pair:1' },
  ],
  '/rtc': (['mentor', 'mentee'] as const).map((owner) => ({
    as: `a call with the ${owner}'s token`,
    expected: letsIn(403, owner),
    path: () => callPath('/rtc', owner),
  })),
};

const handedOn: Readonly<Record<string, readonly Row[]>> = {
  '/rtc': [
    ...(['mentor', 'mentee'] as const).map((owner) => ({
      as: `validation of the ${owner}'s token`,
      expected: { ...signedIn(403), [owner]: 200 },
      path: () => callPath('/rtc/validate', owner),
    })),
    {
      as: "the SFU's other addresses",
      expected: { ...signedIn(403), anonymous: 403, guest: 403 },
      path: async () => '/rtc/x',
    },
  ],
};

const named = (table: Readonly<Record<string, readonly Row[]>>) =>
  Object.entries(table).flatMap(([prefix, rows]) =>
    rows.map((row) => [`${prefix}: ${row.as}`, row] as const),
  );

describe('WebSockets', () => {
  async function upgrade(path: string, role: Role): Promise<number> {
    const socket = await RawSocket.connect(server.port);
    const status = await socket.entry(path, { Origin: server.origin, Cookie: cookieOf(cast, role) });
    socket.end();
    return status;
  }

  test('every place that takes one has a row', () => {
    expect(Object.keys(upgrades).sort()).toEqual([...server.app.kernel.upgrades.prefixes()].sort());
  });

  test.each(named(upgrades))('%s', async (_, { path, expected }) => {
    const asked = await path();
    expect(await inEveryRole((role) => upgrade(asked, role))).toEqual(expected);
  });
});

describe('HTTP that is handed on as it comes', () => {
  test('every prefix has a row', () => {
    expect(Object.keys(handedOn).sort()).toEqual([...server.app.kernel.routes.allRaw().keys()].sort());
  });

  test.each(named(handedOn))('%s', async (_, { path, expected }) => {
    const asked = await path();
    const ask = async (role: Role) => {
      const headers = { cookie: cookieOf(cast, role), origin: server.origin };
      return (await fetch(`${server.origin}${asked}`, { headers })).status;
    };
    expect(await inEveryRole(ask)).toEqual(expected);
  });
});
