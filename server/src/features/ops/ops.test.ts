import { freePort } from '@rapport/infra/stack';
import { operations } from '@rapport/shared/operations';
import * as api from '@rapport/shared/ops/ops.api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { httpLimits } from '../../platform/http/limits.ts';
import { addPerson, setUpOrganisation } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ready = async (of: TestServer) => {
  const response = await fetch(`${of.origin}/readyz`);
  return { status: response.status, parts: await response.json() };
};

test('health tells only that the process lives', async () => {
  expect(await server.client().call(api.readHealth)).toEqual({ process: 'ok' });
});

test('readiness tells the parts apart', async () => {
  expect(await ready(server)).toEqual({ status: 200, parts: { database: 'ok', sfu: 'ok' } });
});

test('probes are never refused for their number, and spend nothing of what their address may ask', async () => {
  const probes = httpLimits.anonymousPerMinute + 10;
  const statuses = new Set<number>();
  for (let i = 0; i < probes; i++) {
    statuses.add((await fetch(`${server.origin}/healthz`)).status);
    statuses.add((await fetch(`${server.origin}/readyz`)).status);
  }
  expect([...statuses]).toEqual([200]);
  expect((await fetch(`${server.origin}/api/installation`)).status).toBe(200);
});

describe('the interface as a document', () => {
  interface Described {
    operationId: string;
    responses: Record<string, { content?: unknown }>;
  }
  let document: { openapi: string; paths: Record<string, Record<string, Described>> };
  beforeAll(async () => {
    document = (await server.client().call(api.readOpenApi)) as unknown as typeof document;
  });

  test('is OpenAPI 3.1 and names every operation once', () => {
    expect(document.openapi).toBe('3.1.0');
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(ids.sort()).toEqual(operations.map(({ id }) => id).sort());
  });

  test('names the refusals of an operation by status', () => {
    const joinCall = document.paths['/api/sessions/{sessionId}/call']?.post;
    expect(Object.keys(joinCall?.responses ?? {}).sort()).toEqual(['200', '401', '404', '409', '503']);
  });
});

test('every operation of the contract is handled', () => {
  const handled = server.app.kernel.routes.all().map(({ operation }) => operation.id);
  expect(handled.sort()).toEqual(operations.map(({ id }) => id).sort());
});

describe('that people may reach the SFU past our gate', () => {
  async function start(LIVEKIT_URL: string): Promise<string[]> {
    const lines: string[] = [];
    await server.stop();
    server = await startTestServer({
      env: { LIVEKIT_URL, LOG_LEVEL: 'warn' },
      logTo: (line) => void lines.push(line),
    });
    return lines.filter((line) => line.includes('removing somebody from a call is weaker'));
  }

  test('is said at the start and to admins where it is so', async () => {
    expect(await start('http://203.0.113.7:7880')).toHaveLength(1);
    const admin = await setUpOrganisation(server);
    expect(await admin.call(api.readOperations)).toMatchObject({ removal: 'weaker' });
  });

  test('is not said where it is not', async () => {
    expect(await start(process.env.TEST_LIVEKIT_URL ?? '')).toEqual([]);
    const admin = await setUpOrganisation(server);
    expect(await admin.call(api.readOperations)).toEqual({ sfu: 'ok', removal: 'strict' });
    const member = await addPerson(server, admin, 'manager');
    await expect(member.call(api.readOperations)).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('without the SFU the server is ready and says which part is down', async () => {
  await server.stop();
  server = await startTestServer({ env: { LIVEKIT_URL: `http://127.0.0.1:${await freePort()}` } });
  expect(await ready(server)).toEqual({ status: 200, parts: { database: 'ok', sfu: 'down' } });
});
