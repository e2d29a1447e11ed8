import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { findChromium } from './chromium.ts';

function folderWith(...names: string[]): string {
  const folder = temporaryFolder();
  for (const name of names) {
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

test('Chromium is found under the names that systems give it', () => {
  const folder = folderWith('google-chrome', 'chromium-browser');
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(join(folder, 'chromium-browser'));
});

test('the one that is named goes over those on the PATH', () => {
  expect(findChromium({ PATH: folderWith('chromium'), CHROMIUM_PATH: '/opt/chrome' })).toBe('/opt/chrome');
});

test('a file that cannot be run is none', () => {
  const folder = folderWith('chromium');
  chmodSync(join(folder, 'chromium'), 0o644);
  expect(findChromium({ PATH: folder })).toBeUndefined();
});
