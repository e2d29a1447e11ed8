import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as identity from '@rapport/shared/identity/identity.api';
import * as peopleApi from '@rapport/shared/identity/people.api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUpOrganisation, type TestPerson } from '../../testing/factories.ts';
import { RawSocket } from '../../testing/rawSocket.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { httpLimits } from './limits.ts';

let server: TestServer;
let admin: TestPerson;
let clientDir: string;

beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'rapport-client-'));
  await mkdir(join(clientDir, 'assets'));
  await writeFile(join(clientDir, 'index.html'), '<!doctype html><title>Rapport</title>');
  await writeFile(join(clientDir, 'assets/app-1a2b3c.js'), 'export {};');
  await writeFile(join(clientDir, 'service-worker.js'), '');
  await mkdir(join(clientDir, 'assets/background-1.2.3'));
  await writeFile(join(clientDir, 'assets/background-1.2.3/worker.js'), '');
  await writeFile(join(clientDir, 'assets/background-1.2.3/engine.wasm'), '');
  server = await startTestServer({ env: { RAPPORT_CLIENT_DIR: clientDir } });
  admin = await setUpOrganisation(server);
});

afterAll(async () => {
  await server.stop();
  await rm(clientDir, { recursive: true });
});

const send = (path: string, init: RequestInit = {}) => fetch(`${server.origin}${path}`, init);
const codeOf = async (response: Response) => ({
  status: response.status,
  code: ((await response.json()) as { error?: { code: string } }).error?.code,
});
const page = { headers: { accept: 'text/html' } };

describe('what a browser may do with our pages', () => {
  test('everything comes from our own origin, and nobody frames us', async () => {
    const { headers } = await send('/', page);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split(';')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "img-src 'self' blob: data:",
      "media-src 'self' blob: mediastream:",
      "font-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(headers.get('permissions-policy')).toContain(
      'camera=(self), microphone=(self), display-capture=(self)',
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('only the workers that hide a background may run WebAssembly', async () => {
    const policyOf = async (path: string) => (await send(path)).headers.get('content-security-policy');
    expect(await policyOf('/assets/background-1.2.3/worker.js')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'",
    );
    expect(await policyOf('/assets/app-1a2b3c.js')).not.toContain('wasm');
    const { headers } = await send('/assets/background-1.2.3/engine.wasm');
    expect(headers.get('content-type')).toBe('application/wasm');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('plain http is not told to be https for ever', async () => {
    expect((await send('/', page)).headers.get('strict-transport-security')).toBeNull();
  });
});

describe('the built client', () => {
  test('hashed files are kept for a year, the page is asked for again', async () => {
    const script = await send('/assets/app-1a2b3c.js');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await send('/s/0123456789abcdef01234567', page)).headers.get('cache-control')).toBe('no-cache');
  });

  test('the service worker is asked for again at every look', async () => {
    const worker = await send('/service-worker.js');
    expect(worker.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(worker.headers.get('cache-control')).toBe('no-cache');
  });

  test('every path that a person opens is the page', async () => {
    const response = await send('/s/0123456789abcdef01234567', page);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Rapport</title>');
  });

  test.each(['/api/nothing', '/collab/nothing', '/socket.io/', '/assets/gone-999999.js'])(
    '%s is never the page',
    async (path) => {
      expect(await codeOf(await send(path, page))).toEqual({ status: 404, code: 'not_found' });
    },
  );
});

describe('requests that are not right', () => {
  const signIn = (init: RequestInit) => send('/api/sign-in', { method: 'POST', ...init });
  const json = { 'content-type': 'application/json' };

  test('a body that is no JSON is invalid input', async () => {
    const headers = { ...json, origin: server.origin };
    expect(await codeOf(await signIn({ headers, body: '{"email":' }))).toEqual({
      status: 400,
      code: 'invalid_input',
    });
  });

  test('a body that is too large is refused by its size', async () => {
    const headers = { ...json, origin: server.origin };
    const body = JSON.stringify({ email: 'x'.repeat(httpLimits.bodyBytes) });
    expect(await codeOf(await signIn({ headers, body }))).toEqual({ status: 413, code: 'too_large' });
  });

  test('wrong fields are named by their path', async () => {
    const refused = admin.call(peopleApi.createInvitation, {
      body: { label: '', role: 'member', programmeId: 'no id' },
    });
    await expect(refused).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { label: expect.any(String), programmeId: expect.any(String) },
    });
  });

  test('an id that cannot exist answers like one that does not', async () => {
    await expect(
      admin.call(peopleApi.createResetLink, { params: { personId: 'nonsense' } }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      admin.call(peopleApi.createResetLink, { params: { personId: '0'.repeat(24) } }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a path that cannot be decoded is invalid input', async () => {
    expect(await codeOf(await send('/api/invitations/%E0%A4%A', { method: 'DELETE' }))).toEqual({
      status: 400,
      code: 'invalid_input',
    });
  });
});

describe('requests from elsewhere', () => {
  const rename = (headers: Record<string, string>) =>
    send('/api/me', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', cookie: admin.cookie(), ...headers },
      body: JSON.stringify({ name: 'Mallory' }),
    });

  test.each(['https://evil.example', 'http://localhost', 'null'])(
    'Origin %s changes nothing',
    async (origin) => {
      expect(await codeOf(await rename({ origin }))).toEqual({ status: 403, code: 'origin_refused' });
      expect((await admin.call(identity.readMe)).name).toBe('Ada');
    },
  );

  test('a cookie without an Origin changes nothing', async () => {
    expect(await codeOf(await rename({}))).toEqual({ status: 403, code: 'origin_refused' });
  });

  test('the other loopback name is an origin of ours', async () => {
    expect((await rename({ origin: `http://127.0.0.1:${server.port}` })).status).toBe(200);
  });
});

test('what a handler returns beyond the contract stays inside', async () => {
  const response = await send('/api/me', { headers: { cookie: admin.cookie() } });
  expect(Object.keys((await response.json()) as object).sort()).toEqual(
    Object.keys(identity.viewer.shape).sort(),
  );
});

test('answers of the API are not stored by anybody', async () => {
  const response = await send('/api/me', { headers: { cookie: admin.cookie() } });
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('bytes that are no HTTP end that one connection', async () => {
  const socket = await RawSocket.connect(server.port);
  socket.write('\x16\x03\x01 hello\r\n\r\n');
  await socket.closed();
  expect(socket.received.toString()).toContain('400 Bad Request');
  expect((await send('/healthz')).status).toBe(200);
});

test('anonymous guessing is slowed down, and nobody who is signed in pays for it', async () => {
  const guess = () =>
    send('/api/invitations/preview', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.origin },
      body: JSON.stringify({ token: 'a guess of twenty letters' }),
    });
  const statuses = new Set<number>();
  for (let i = 0; i <= httpLimits.secretsPerMinute; i++) statuses.add((await guess()).status);
  expect([...statuses]).toEqual([410, 429]);
  expect((await admin.call(identity.readMe)).id).toBe(admin.id);
});

test('a connection that a browser opened ahead and has not used ends without a word; a request that never ends is told', async () => {
  const unused = await RawSocket.connect(server.port);
  const slow = await RawSocket.connect(server.port);
  slow.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
  await Promise.all([unused.closed(), slow.closed()]);
  expect(unused.received.toString()).toBe('');
  expect(slow.received.toString()).toMatch(/^HTTP\/1\.1 408 /);
});
