import { randomBytes } from 'node:crypto';
import { freePort } from '@rapport/infra/stack';
import mongoose from 'mongoose';
import { type App, createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import type { Clock } from '../platform/clock.ts';
import { databaseReady } from '../platform/db/database.ts';
import { createLog } from '../platform/log.ts';
import type { OutboundOptions } from '../platform/outbound/Outbound.ts';
import type { Post } from '../platform/push/post.ts';
import { createClient, type TestClient } from './testClient.ts';

export type { TestClient } from './testClient.ts';

export interface TestServer {
  readonly app: App;
  readonly origin: string;
  readonly port: number;
  readonly setupCode: string;
  /** A new caller, signed in as nobody, or with the cookie of somebody who is. */
  client(cookie?: string): TestClient;
  /** Ends the server and drops its database. */
  stop(): Promise<void>;
}

interface Options {
  readonly clock?: Clock;
  readonly env?: Record<string, string>;
  /** Another database server than the one that all tests share, without a database's name. */
  readonly mongodbUrl?: string;
  /** Hears what is logged, line by line. */
  readonly logTo?: (line: string) => void;
  /** Stands for the internet between this server and push services. */
  readonly post?: Post;
  /** Where the server may go beside the public network. */
  readonly outbound?: OutboundOptions;
  /** False for a server whose database is not there yet. */
  readonly waitForDatabase?: boolean;
}

/** The whole server in this process on real engines, with a database of its own. One at a time per test file. */
export async function startTestServer(options: Options = {}): Promise<TestServer> {
  const {
    clock,
    env = {},
    mongodbUrl = process.env.TEST_MONGODB_URL,
    waitForDatabase = true,
    logTo,
    post,
    outbound,
  } = options;
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
  const log = createLog(read.config.LOG_LEVEL, logTo && { write: logTo });
  const app = await createApp(read.config, log, {
    sweepMs: 0,
    ...(clock && { clock }),
    ...(post && { post }),
    ...(outbound && { outbound }),
  });
  await app.listen();
  while (waitForDatabase && !databaseReady()) await new Promise((resolve) => setTimeout(resolve, 10));
  return {
    app,
    origin,
    port,
    setupCode,
    client: (cookie) => createClient(origin, { sentFrom: read.config.RAPPORT_ORIGINS[0], cookie }),
    stop: async () => {
      await mongoose.connection.dropDatabase().catch(() => undefined);
      await app.end();
    },
  };
}
