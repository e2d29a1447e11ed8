import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { lockHolder, tryLock } from './lock.ts';

test('one process holds a lock, until it lets go', async () => {
  const file = join(temporaryFolder(), 'lock');
  const lock = await tryLock(file);
  expect(await lockHolder(file)).toBe(process.pid);
  expect(await tryLock(file)).toBeUndefined();
  await lock?.release();
  expect(await lockHolder(file)).toBeUndefined();
  expect(await tryLock(file)).toBeDefined();
});

test('of many who find a stale lock, one gets it', async () => {
  const file = join(temporaryFolder(), 'lock');
  writeFileSync(file, '999999999\nstarted at 1');
  const locks = await Promise.all(Array.from({ length: 8 }, () => tryLock(file)));
  expect(locks.filter(Boolean)).toHaveLength(1);
});

test('a process that was killed holds nothing', async () => {
  const file = join(temporaryFolder(), 'lock');
  const script = `import { tryLock } from '${new URL('./lock.ts', import.meta.url)}';
    await tryLock(${JSON.stringify(file)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  await once(child.stdout, 'data');
  expect(await lockHolder(file)).toBe(child.pid);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await lockHolder(file)).toBeUndefined();
});

test('another process that got the number of a dead holder is not taken for it', async () => {
  const file = join(temporaryFolder(), 'lock');
  await tryLock(file);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)),
  );
  expect(await lockHolder(file)).toBeUndefined();
});
