import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { paths, repository } from '../setup/paths.ts';
import { Part } from './part.ts';
import { freePort, loopback } from './ports.ts';
import type { SfuKeys } from './sfu.ts';

export interface ServerOptions {
  /** Holds the log. */
  dir: string;
  /** With the name of the database. */
  mongodbUrl: string;
  livekit: { url: string } & SfuKeys;
  port?: number;
  /** Another file than the built server, for tests of the stack itself. */
  entry?: string;
  /** At least 32 characters; a random one otherwise. */
  secret?: string;
  setupCode?: string;
  /** Goes over what this file decides. */
  env?: Record<string, string>;
}

export type Server = Part & {
  /** http://localhost:port */
  origin: string;
  /** The same server under the other loopback name, which has its own cookies. */
  secondOrigin: string;
  port: number;
  setupCode: string;
};

/**
 * What makes the server small, as in the Dockerfile. Young objects that fit the processor's cache make it faster, too;
 * and what is larger than a page of memory goes back to the system as soon as it is free.
 */
export const serverMemory = {
  args: ['--max-semi-space-size=4'],
  env: { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '4096', MALLOC_TRIM_THRESHOLD_: '65536' },
} as const;

const readyWithinMs = 20_000;

export function sfuWebhookUrl(serverPort: number): string {
  return `http://${loopback}:${serverPort}/api/sfu/webhook`;
}

function newSetupCode(): string {
  return randomBytes(18).toString('base64url');
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const port = options.port ?? (await freePort());
  const origin = `http://localhost:${port}`;
  const secondOrigin = `http://${loopback}:${port}`;
  const setupCode = options.setupCode ?? newSetupCode();
  const part = new Part({
    name: 'server',
    command: process.execPath,
    args: [...serverMemory.args, options.entry ?? paths.serverEntry],
    cwd: repository,
    env: {
      ...serverMemory.env,
      ...process.env,
      NODE_ENV: 'production',
      RAPPORT_HOST: loopback,
      RAPPORT_PORT: String(port),
      RAPPORT_ORIGINS: `${origin},${secondOrigin}`,
      RAPPORT_SECRET: options.secret ?? randomBytes(32).toString('base64url'),
      RAPPORT_SETUP_CODE: setupCode,
      RAPPORT_CLIENT_DIR: paths.clientDist,
      MONGODB_URL: options.mongodbUrl,
      LIVEKIT_URL: options.livekit.url,
      LIVEKIT_API_KEY: options.livekit.key,
      LIVEKIT_API_SECRET: options.livekit.secret,
      ...options.env,
    },
    logFile: join(options.dir, 'server.log'),
    // Not /readyz: with the database away it is right that the server runs and says so.
    isHealthy: () => isOk(`${secondOrigin}/healthz`),
    healthyWithinMs: 20_000,
    // It flushes its documents first, within 5 s.
    stopMs: { signals: [0], kill: 8_000 },
  });
  await part.start();
  await untilReady(part, `${secondOrigin}/readyz`);
  return Object.assign(part, { origin, secondOrigin, port, setupCode });
}

async function isOk(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
  return response.ok;
}

async function untilReady(part: Part, url: string): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  while (part.running && Date.now() < deadline) {
    if (await isOk(url).catch(() => false)) return;
    await sleep(40);
  }
  const log = await part.logTail();
  await part.stop();
  throw new Error(
    `The server runs but is not ready after ${readyWithinMs / 1000} s. The end of its log:\n${log}`,
  );
}
