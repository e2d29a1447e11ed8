import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { joinParts, type Part } from './part.ts';
import { shapeOf } from './shapedUpdate.ts';
import { WaitingParts } from './waitingParts.ts';

const mebibyte = 1024 * 1024;

test('however much waits, no row is larger than 4 MiB, and what was written first is in the first', () => {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  const waiting = new WaitingParts();
  const whole = new Y.Doc();
  for (let turn = 0; turn < 10; turn += 1) {
    for (const doc of docs) {
      doc.once('update', (update: Uint8Array) => waiting.put(shapeOf(update), doc as never));
      // Each writes behind the other's last words, so that their order matters.
      doc.getText('text').insert(doc.getText('text').length, `${turn}`.repeat(mebibyte / 2));
      for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)));
    }
  }
  const parts: Part[] = [];
  let rows = 0;
  for (let row = waiting.take(); row; row = waiting.take()) {
    const update = joinParts(row.parts)?.bytes ?? new Uint8Array();
    expect(update.length).toBeLessThanOrEqual(4 * mebibyte);
    Y.applyUpdate(whole, update);
    expect(whole.store.pendingStructs).toBeNull();
    parts.push(...row.parts);
    rows += 1;
  }
  // Seven of half a mebibyte and what frames them.
  expect(rows).toBe(5);
  expect(new Set(parts).size).toBe(parts.length);
  expect(whole.getText('text').length).toBe(15 * mebibyte);
  expect([waiting.empty, waiting.bytes, waiting.newest]).toEqual([true, 0, undefined]);
});
