import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { startSfu } from './sfu.ts';

async function sfu() {
  const keys = { key: 'test', secret: 'a-secret-for-tests-only-of-32-characters' };
  const started = await startSfu({ dir: temporaryFolder(), keys });
  onTestFinished(() => started.stop());
  return started;
}

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

test('the media server answers, is killed, and answers at the same address again', async () => {
  const started = await sfu();
  expect(await answers(started.url)).toBe(true);
  await started.kill('SIGKILL');
  expect(await answers(started.url)).toBe(false);
  await started.restart();
  expect(await answers(started.url)).toBe(true);
  await started.stop();
  expect(await answers(started.url)).toBe(false);
});

test('its signalling cannot be reached from another machine', async () => {
  const { port } = await sfu();
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of outside) {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: address, timeout: 1_000 });
      socket.once('connect', () => resolve(true));
      for (const event of ['error', 'timeout']) socket.once(event, () => resolve(false));
      socket.once('close', () => socket.destroy());
    });
    expect(reached, address).toBe(false);
  }
});
