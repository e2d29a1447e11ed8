import { existsSync, readFileSync } from 'node:fs';
import { dirname, join as pathOf } from 'node:path';
import { paths } from '@rapport/infra/paths';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Compactor } from './compactor.ts';
import { compactUpdate } from './compactUpdate.ts';
import { varUint } from './testing.ts';

let compactor: Compactor;
beforeEach(() => {
  compactor = new Compactor();
});
afterEach(() => compactor.end());

const join = (...parts: readonly (number | Uint8Array)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? varUint(part) : part)));

/** So many items in a chain, and as many that all stand right of its first one: Yjs looks through the chain for each. */
function slow(items: number): Uint8Array {
  const first = join(4, 1, 1, 116, 1, 97);
  const behind = (client: number, clock: number) => join(Uint8Array.of(0x84), client, clock, 1, 98);
  const each = Array.from({ length: items }, (_, at) => at);
  const chain = each.map((at) => behind(1, at));
  const crowd = [behind(1, items), ...each.map(() => behind(1, 0))];
  return join(2, crowd.length, 2, 0, ...crowd, items + 1, 1, 0, first, ...chain, 0);
}

/** Longer than what is compacted without a thread. */
function written(): Uint8Array {
  const doc = new Y.Doc();
  for (let at = 0; at < 2_000; at += 1) doc.getText('text').insert(0, `${at} `);
  doc.getText('text').delete(100, 5_000);
  return Y.encodeStateAsUpdate(doc);
}

test('a document comes back as it would from here, also several at once', async () => {
  const update = written();
  const compacted = await Promise.all([1, 2, 3].map(() => compactor.compact(update)));
  for (const bytes of compacted) expect(Buffer.compare(bytes, compactUpdate(update))).toBe(0);
});

test('one that would take for ever holds up nobody here and ends with its thread; the next one has a new one', async () => {
  let turns = 0;
  const hostile = compactor.compact(slow(30_000));
  const counting = setInterval(() => {
    turns += 1;
  }, 10);
  const next = compactor.compact(written());
  await expect(hostile).rejects.toThrow('too long');
  clearInterval(counting);
  expect(turns).toBeGreaterThan(10);
  expect((await next).length).toBeGreaterThan(0);
});

test('whether one can be built is said before anybody builds it here', async () => {
  expect(await compactor.builds(slow(30_000))).toBe(false);
  expect(await compactor.builds(written())).toBe(true);
});

test('an end of the server says nothing of a document', async () => {
  const asked = compactor.builds(slow(30_000));
  await compactor.builds(Uint8Array.of(0, 0));
  const refused = expect(asked).rejects.toThrow('the server ends');
  await compactor.end();
  await refused;
});

test('what is no document is refused and the next one is not', async () => {
  const noise = new Uint8Array(10_000).fill(255);
  await expect(compactor.compact(noise)).rejects.toThrow();
  // Whoever builds it finds that out as soon.
  expect(await compactor.builds(noise)).toBe(true);
  expect((await compactor.compact(written())).length).toBeGreaterThan(0);
});

test('the built server has the thread where it looks for it', () => {
  expect(existsSync(pathOf(dirname(paths.serverEntry), 'compactWorker.js'))).toBe(true);
  expect(readFileSync(paths.serverEntry, 'utf8')).toContain('compactWorker.js');
});
