import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { buildIfStale } from './build.ts';

beforeEach(() => void vi.spyOn(console, 'log').mockImplementation(() => undefined));

/** A server whose build leaves one more line in a journal, and what the build did so far. */
function checkout(build = 'mkdir -p dist && cp main.js dist && echo built >> ../journal') {
  const root = temporaryFolder();
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);
  for (const folder of ['shared', 'server']) mkdirSync(join(root, folder));
  write('package.json', JSON.stringify({ name: 'x', workspaces: ['shared', 'server'] }));
  write('package-lock.json', '{}');
  write('tsconfig.json', '{}');
  write('shared/package.json', JSON.stringify({ name: 'shared', version: '1.0.0' }));
  write('server/package.json', JSON.stringify({ name: 'server', version: '1.0.0', scripts: { build } }));
  write('server/main.js', '1');
  return { root, write, builds: () => readFileSync(join(root, 'journal'), 'utf8').trim().split('\n').length };
}

test('a workspace is built when its sources, or the shared ones, have changed, and only then', async () => {
  const { root, write, builds } = checkout();
  await buildIfStale('server', root);
  await buildIfStale('server', root);
  expect(builds()).toBe(1);
  write('server/main.js', '2');
  await buildIfStale('server', root);
  expect(builds()).toBe(2);
  write('shared/rule.ts', '');
  await buildIfStale('server', root);
  expect(builds()).toBe(3);
  write('server/main.test.ts', '');
  await buildIfStale('server', root);
  expect(builds()).toBe(3);
});

test('a dist that was removed, or built by hand from who knows what, is built again', async () => {
  const { root, builds } = checkout();
  await buildIfStale('server', root);
  rmSync(join(root, 'server/dist/.sources'));
  await buildIfStale('server', root);
  expect(builds()).toBe(2);
});

test('a build that fails tells what the tool said', async () => {
  const { root } = checkout('echo main.js: no such thing >&2; exit 3');
  await expect(buildIfStale('server', root)).rejects.toThrow(/could not be built[\s\S]*no such thing/);
});
