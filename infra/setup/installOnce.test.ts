import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { type Engine, installOnce, isInstalled } from './installOnce.ts';

beforeEach(() => void vi.spyOn(console, 'log').mockImplementation(() => undefined));

function engine(stamp: string, build: (folder: string) => Promise<void> | void): Engine {
  return { name: 'thing', stamp, build: async (folder) => build(folder) };
}

test('an engine is built once for a stamp', async () => {
  const engines = temporaryFolder();
  const build = vi.fn((folder: string) => writeFileSync(join(folder, 'binary'), 'v1'));
  const first = await installOnce(engine('1', build), engines);
  const second = await installOnce(engine('1', build), engines);
  expect(second).toBe(first);
  expect(build).toHaveBeenCalledTimes(1);
  expect(readFileSync(join(first, 'binary'), 'utf8')).toBe('v1');
});

test('other pins build again, beside it', async () => {
  const engines = temporaryFolder();
  await installOnce(
    engine('1', () => undefined),
    engines,
  );
  expect(
    isInstalled(
      engine('2', () => undefined),
      engines,
    ),
  ).toBe(false);
  await installOnce(
    engine('2', () => undefined),
    engines,
  );
  expect(
    isInstalled(
      engine('1', () => undefined),
      engines,
    ),
  ).toBe(true);
});

test('two processes at once build once', async () => {
  const engines = temporaryFolder();
  const build = vi.fn(() => sleep(100));
  await Promise.all([installOnce(engine('1', build), engines), installOnce(engine('1', build), engines)]);
  expect(build).toHaveBeenCalledTimes(1);
});

test('a build that fails leaves nothing that looks finished, and can be tried again', async () => {
  const engines = temporaryFolder();
  const failing = engine('1', (folder) => {
    writeFileSync(join(folder, 'half'), '');
    throw new Error('no network');
  });
  await expect(installOnce(failing, engines)).rejects.toThrow('no network');
  expect(readdirSync(engines)).toEqual([]);
  await installOnce(
    engine('1', () => undefined),
    engines,
  );
  expect(isInstalled(failing, engines)).toBe(true);
});

test('what a killed set-up left behind, lock and half a build, is cleared away', async () => {
  const engines = temporaryFolder();
  mkdirSync(join(engines, '.thing-abc'));
  writeFileSync(join(engines, 'thing.lock'), '999999999\nstarted at 1');
  const folder = await installOnce(
    engine('1', () => undefined),
    engines,
  );
  expect(existsSync(join(engines, '.thing-abc'))).toBe(false);
  expect(readdirSync(engines)).toEqual([folder.slice(engines.length + 1)]);
});
