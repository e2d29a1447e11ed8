import { randomBytes } from 'node:crypto';
import { isErrorBody, RapportError } from '@rapport/shared/core/errors';
import { type AnyOperation, fillPath, type InputOf, type OutputOf } from '@rapport/shared/core/route';
import mongoose from 'mongoose';
import { type App, createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import type { Clock } from '../platform/clock.ts';
import { databaseReady } from '../platform/db/database.ts';
import { createLog } from '../platform/log.ts';

/** A caller with cookies of its own. */
export interface TestClient {
  /** Calls an operation as a browser of our origin would. @throws RapportError with the server's code */
  call<const O extends AnyOperation>(
    operation: O,
    ...input: keyof InputOf<O> extends never ? [] : [InputOf<O>]
  ): Promise<OutputOf<O>>;
  /** The cookie header, for sockets. */
  cookie(): string;
}

export interface TestServer {
  readonly app: App;
  readonly origin: string;
  readonly port: number;
  readonly setupCode: string;
  /** A new caller, signed in as nobody. */
  client(): TestClient;
  /** Ends the server and drops its database. */
  stop(): Promise<void>;
}

interface Options {
  readonly clock?: Clock;
  readonly env?: Record<string, string>;
  /** Another database server than the one that all tests share, without a database's name. */
  readonly mongodbUrl?: string;
  /** False for a server whose database is not there yet. */
  readonly waitForDatabase?: boolean;
}

/** The whole server in this process on real engines, with a database of its own. One at a time per test file. */
export async function startTestServer(options: Options = {}): Promise<TestServer> {
  const { clock, env = {}, mongodbUrl = process.env.TEST_MONGODB_URL, waitForDatabase = true } = options;
  const setupCode = randomBytes(18).toString('base64url');
  const database = `test_${randomBytes(6).toString('hex')}`;
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const read = readConfig({
    NODE_ENV: 'test',
    RAPPORT_PORT: String(port),
    RAPPORT_ORIGINS: `${origin},http://127.0.0.1:${port}`,
    RAPPORT_SECRET: randomBytes(32).toString('base64url'),
    RAPPORT_SETUP_CODE: setupCode,
    MONGODB_URL: `${mongodbUrl}/${database}`,
    LIVEKIT_URL: process.env.TEST_LIVEKIT_URL,
    LIVEKIT_API_KEY: process.env.TEST_LIVEKIT_API_KEY,
    LIVEKIT_API_SECRET: process.env.TEST_LIVEKIT_API_SECRET,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    ...env,
  });
  if ('problems' in read) throw new Error(read.problems.join('; '));
  const app = await createApp(read.config, createLog(read.config.LOG_LEVEL), {
    sweepMs: 0,
    ...(clock && { clock }),
  });
  await app.listen();
  while (waitForDatabase && !databaseReady()) await new Promise((resolve) => setTimeout(resolve, 10));
  return {
    app,
    origin,
    port,
    setupCode,
    client: () => createClient(origin, read.config.RAPPORT_ORIGINS[0]),
    stop: async () => {
      await mongoose.connection.dropDatabase().catch(() => undefined);
      await app.end();
    },
  };
}

/** @param sentFrom the page's origin, where a proxy stands between it and the server's own address */
export function createClient(origin: string, sentFrom = origin): TestClient {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    cookie,
    async call(operation, ...[input]) {
      const { params, query, body } = (input ?? {}) as {
        params?: Record<string, string>;
        query?: Record<string, unknown>;
        body?: unknown;
      };
      const search = new URLSearchParams(
        Object.entries(query ?? {}).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, String(value)]],
        ),
      );
      const response = await fetch(
        `${origin}${fillPath(operation.path, params)}${search.size > 0 ? `?${search}` : ''}`,
        {
          method: operation.method.toUpperCase(),
          headers: {
            origin: sentFrom,
            ...(cookies.size > 0 && { cookie: cookie() }),
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        },
      );
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';', 1);
        const at = pair.indexOf('=');
        if (/max-age=0/i.test(line)) cookies.delete(pair.slice(0, at));
        else cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      if (response.status === 204) return undefined as never;
      const answer: unknown = await response.json();
      if (isErrorBody(answer)) {
        const { code, message, fields } = answer.error;
        throw new RapportError(code, { message, ...(fields && { fields }) });
      }
      return answer as never;
    },
  };
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
