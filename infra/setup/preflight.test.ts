import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { freePort, loopback } from '../stack/ports.ts';
import { onlyTools } from '../testing/fakeTools.ts';
import { temporaryFolder } from '../testing/temporaryFolder.ts';

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('RAPPORT_DIR', join(temporaryFolder(), 'rapport'));
});
afterEach(() => vi.unstubAllEnvs());

const tools = { go: 'echo go1.26.8', python3: 'echo 3.11' };

/** What a person would read, or undefined when all is well. */
async function problem(needs: { port?: number; environment?: NodeJS.ProcessEnv } = {}) {
  const { preflight } = await import('./preflight.ts');
  const { describeFailure } = await import('./remedy.ts');
  return preflight({ environment: {}, ...needs }).then(() => undefined, describeFailure);
}

async function takenPort(): Promise<number> {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, loopback, resolve));
  onTestFinished(() => void other.close());
  return port;
}

test('nothing is wrong on a machine with Go, Python, a free port and a folder to write', async () => {
  onlyTools(tools);
  expect(await problem({ port: await freePort() })).toBeUndefined();
});

test('a taken port is named, with the way to another one', async () => {
  onlyTools(tools);
  const port = await takenPort();
  expect(await problem({ port })).toContain(`Port ${port} is taken by another program.\n`);
  expect(await problem({ port })).toContain(`RAPPORT_PORT=${port + 1} npm start`);
});

test('a folder that cannot be written is named, with the way to another one', async () => {
  onlyTools(tools);
  // Permissions would not stop root; a file in the way stops anybody.
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  vi.stubEnv('RAPPORT_DIR', join(file, 'rapport'));
  expect(await problem()).toMatch(/The folder .*rapport cannot be written\.\n.*RAPPORT_DIR=/);
});

test('missing toolchains are told together, each with its remedy', async () => {
  onlyTools({});
  const message = await problem();
  expect(message).toMatch(/Python 3\.10 to 3\.13 with venv is needed[\s\S]*Install Python/);
  expect(message).toMatch(/Go is needed[\s\S]*Install Go/);
});

test('toolchains are not asked for where nothing has to be set up with them', async () => {
  onlyTools({ mongod: 'echo "db version v8.0.4"', 'livekit-server': 'echo "livekit-server version 1.13.5"' });
  expect(await problem()).toBeUndefined();
});

test('a media server that is only half named says what is missing', async () => {
  onlyTools(tools);
  const message = await problem({ environment: { LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret' } });
  expect(message).toContain('only half named: LIVEKIT_URL is missing');
});

test('engines that are named and do not answer are told before anything starts', async () => {
  onlyTools({});
  const nobody = await freePort();
  const message = await problem({
    environment: {
      MONGODB_URL: `mongodb://${loopback}:${nobody}/rapport`,
      LIVEKIT_URL: `ws://${loopback}:${nobody}`,
      LIVEKIT_API_KEY: 'key',
      LIVEKIT_API_SECRET: 'secret',
    },
  });
  expect(message).toContain('The database that MONGODB_URL names does not answer');
  expect(message).toContain('The media server that LIVEKIT_URL names does not answer');
});
