import { RapportError } from '@rapport/shared/core/errors';
import type { AnyOperation } from '@rapport/shared/core/route';
import { signIn } from '@rapport/shared/identity/identity.api';
import { operations } from '@rapport/shared/operations';
import type { Express } from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { AccessFixture } from './accessFixture.ts';
import { assembleCast, type Cast, cookieOf, hasAccount, inEveryRole, type Role } from './accessRoles.ts';
import { accessTable, type Outcome, type Row } from './accessTable.ts';
import { password } from './factories.ts';
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

async function outcomeOf(row: Row, role: Role): Promise<Outcome> {
  const input = await row.input(fixture);
  // A client of its own for each cell: a call that signs in or out must not change who the next one is.
  const client = server.client(row.signsOut ? await freshCookie(role) : cookieOf(cast, role));
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
  if (!hasAccount(role)) return cookieOf(cast, role);
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

test('nothing answers HTTP but the operations, what is handed on raw, and the client’s files', () => {
  const [application] = server.app.http.listeners('request') as Express[];
  const layers = (application?.router.stack ?? []) as unknown as Layer[];
  const routes = layers.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method} ${route.path}`) : [],
  );
  expect(routes.sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort());
  // Whoever adds a step here says what it lets through; what is raw has its rows with the sockets.
  expect(layers.filter(({ route }) => !route).map(({ name }) => name)).toEqual([
    ...['helmetMiddleware', 'permissions', 'logRequest'],
    ...[...server.app.kernel.routes.allRaw().keys()].map(() => 'raw'),
    ...['compression', 'noSuchAddress', 'noSuchPage', 'answerError'],
  ]);
});

/** As much as we look at of what express keeps. */
interface Layer {
  readonly name: string;
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}
