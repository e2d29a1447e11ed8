import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { nodeProblem } from './bootstrap.mjs';
import { needsInstall } from './setup/needsInstall.mjs';
import { temporaryFolder } from './testing/temporaryFolder.ts';

describe('the version of Node', () => {
  test.each(['v20.19.0', 'v20.20.2', 'v22.12.0', 'v22.20.1', 'v23.1.0', 'v24.0.0'])(
    '%s will do',
    (version) => {
      expect(nodeProblem(version)).toBeUndefined();
    },
  );

  test.each(['v16.20.0', 'v18.19.1', 'v20.18.3', 'v21.7.0', 'v22.11.0'])(
    '%s is refused, with a remedy',
    (version) => {
      expect(nodeProblem(version)).toMatch(new RegExp(`22\\.12 or newer; this is ${version}\\.\\n.*Install`));
    },
  );

  test('Windows is sent to its Linux', () => {
    expect(nodeProblem('v22.12.0', 'win32')).toContain('WSL');
  });
});

describe('packages are installed', () => {
  function checkout(wanted: object, installed?: object): string {
    const root = temporaryFolder();
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
    if (installed) {
      const record = join(root, 'node_modules/.package-lock.json');
      writeFileSync(record, JSON.stringify({ packages: installed }));
    }
    return root;
  }
  const zod = (version: string) => ({ 'node_modules/zod': { version } });

  test('when nothing is there, or an installation was interrupted', () => {
    expect(needsInstall(checkout(zod('4.0.0')))).toBe(true);
  });

  test('when a package is missing or has another version', () => {
    expect(needsInstall(checkout(zod('4.0.0'), {}))).toBe(true);
    expect(needsInstall(checkout(zod('4.0.1'), zod('4.0.0')))).toBe(true);
  });

  test('but not when all is there, nor for packages of other platforms', () => {
    const optional = { 'node_modules/esbuild-aix': { version: '1.0.0', optional: true } };
    const root = checkout({ '': { version: '0.1.0' }, ...zod('4.0.0'), ...optional }, zod('4.0.0'));
    expect(needsInstall(root)).toBe(false);
  });
});

test('an unknown command names those that there are', () => {
  const bootstrap = fileURLToPath(new URL('./bootstrap.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [bootstrap, '../evil'], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/Unknown command: \.\.\/evil\n {2}Use one of: .*start.*test/);
});
