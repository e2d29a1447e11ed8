import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { paths } from '@rapport/infra/paths';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { UnfinishedError } from '../../platform/workshop.ts';
import { longestHold } from '../../testing/longestHold.ts';
import { slowDocument } from '../../testing/slowDocument.ts';
import { createCompactor } from './compactor.ts';
import { compactUpdate } from './compactUpdate.ts';

let compactor: ReturnType<typeof createCompactor>;
beforeEach(() => {
  compactor = createCompactor();
});
afterEach(() => compactor.end());

const compact = (update: Uint8Array) => compactor.do('compact', update);

/** Longer than what is compacted without a thread. */
function written(): Uint8Array {
  const doc = new Y.Doc();
  for (let at = 0; at < 2_000; at += 1) doc.getText('text').insert(0, `${at} `);
  doc.getText('text').delete(100, 5_000);
  return Y.encodeStateAsUpdate(doc);
}

test('a document comes back as it would from here, also several at once', async () => {
  const update = written();
  const compacted = await Promise.all([1, 2, 3].map(() => compact(update)));
  for (const bytes of compacted) expect(Buffer.compare(bytes, compactUpdate(update))).toBe(0);
});

test('one that would take for ever holds up nobody here and ends with its thread; the next one has a new one', async () => {
  const hostile = slowDocument(30_000);
  let next: Promise<Uint8Array> | undefined;
  const held = await longestHold(async () => {
    const refused = expect(compact(hostile)).rejects.toThrow(UnfinishedError);
    next = compact(written());
    await refused;
  });
  expect(held).toBeLessThan(1_000);
  expect((await next)?.length).toBeGreaterThan(0);
});

test('an end of the server says nothing of a document, and begins no thread for one that waited', async () => {
  const asked = compact(slowDocument(30_000));
  const waiting = compact(written());
  await compact(Uint8Array.of(0, 0));
  const refused = [asked, waiting].map((one) => expect(one).rejects.toThrow('the server ends'));
  await compactor.end();
  await Promise.all(refused);
});

test('what is no document is refused and the next one is not', async () => {
  const noise = new Uint8Array(10_000).fill(255);
  const refused = compact(noise);
  await expect(refused).rejects.toThrow();
  // That was soon known.
  await expect(refused).rejects.not.toThrow(UnfinishedError);
  expect((await compact(written())).length).toBeGreaterThan(0);
});

test('the built server has the thread where it looks for it', () => {
  expect(existsSync(join(dirname(paths.serverEntry), 'compactWorker.js'))).toBe(true);
  expect(readFileSync(paths.serverEntry, 'utf8')).toContain('compactWorker.js');
});
