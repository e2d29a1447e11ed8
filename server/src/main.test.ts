import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '@rapport/infra/stack';
import { afterEach, expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (bytes) => {
    said.out += String(bytes);
  });
  child.stderr.on('data', (bytes) => {
    said.err += String(bytes);
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, said, ended };
}

async function settings(): Promise<Record<string, string> & { RAPPORT_PORT: string }> {
  const port = await freePort();
  return {
    RAPPORT_PORT: String(port),
    RAPPORT_ORIGINS: `http://localhost:${port}`,
    RAPPORT_SECRET: 'x'.repeat(32),
    MONGODB_URL: `mongodb://127.0.0.1:${await freePort()}/rapport`,
    LIVEKIT_URL: process.env.TEST_LIVEKIT_URL ?? '',
    LIVEKIT_API_KEY: process.env.TEST_LIVEKIT_API_KEY ?? '',
    LIVEKIT_API_SECRET: process.env.TEST_LIVEKIT_API_SECRET ?? '',
    LOG_LEVEL: 'info',
  };
}

async function untilHealthy(port: string): Promise<void> {
  const answer = () => fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
  await expect.poll(async () => (await answer())?.status, { timeout: 20_000 }).toBe(200);
}

test('wrong settings are named all at once, without their values, and nothing starts', async () => {
  const { said, ended } = start({
    RAPPORT_PORT: '99999',
    RAPPORT_SECRET: 'too-short-a-secret',
    LIVEKIT_URL: 'nonsense',
  });
  expect(await ended).toBe(1);
  for (const name of ['RAPPORT_PORT', 'RAPPORT_ORIGINS', 'RAPPORT_SECRET', 'MONGODB_URL', 'LIVEKIT_URL']) {
    expect(said.err).toContain(name);
  }
  expect(said.err).not.toContain('too-short-a-secret');
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'ends in order on %s, also while its database is away',
  async (signal) => {
    const env = await settings();
    const { child, ended } = start(env);
    await untilHealthy(env.RAPPORT_PORT);
    expect((await fetch(`http://127.0.0.1:${env.RAPPORT_PORT}/readyz`)).status).toBe(503);
    child.kill(signal);
    expect(await ended).toBe(0);
  },
);

test('a port that is taken ends the start with a reason', async () => {
  const env = await settings();
  start(env);
  await untilHealthy(env.RAPPORT_PORT);
  const second = start(env);
  expect(await second.ended).toBe(1);
  expect(second.said.out).toContain('EADDRINUSE');
});
