import { freePort } from '@rapport/infra/stack';
import { operations } from '@rapport/shared/operations';
import * as api from '@rapport/shared/ops/ops.api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

test('without the SFU the server is ready and says which part is down', async () => {
  await server.stop();
  server = await startTestServer({ env: { LIVEKIT_URL: `http://127.0.0.1:${await freePort()}` } });
  expect(await ready(server)).toEqual({ status: 200, parts: { database: 'ok', sfu: 'down' } });
});
