import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { secrets } from './secrets.ts';

test('secrets are made once, long enough, and for nobody else to read', () => {
  const file = join(temporaryFolder(), 'kept/secrets.json');
  const made = secrets(file);
  expect(made.auth.length).toBeGreaterThanOrEqual(32);
  expect(made.livekitSecret.length).toBeGreaterThanOrEqual(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(secrets(file)).toEqual(made);
});

test('a damaged file is not written over: its secrets may be restored', () => {
  const file = join(temporaryFolder(), 'secrets.json');
  writeFileSync(file, '{"auth": "abc"');
  expect(() => secrets(file)).toThrow('cannot be read');
  expect(readFileSync(file, 'utf8')).toBe('{"auth": "abc"');
});
