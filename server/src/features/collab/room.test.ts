import { collabLimits } from '@rapport/shared/collab/limits';
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createLog } from '../../platform/log.ts';
import { CommitLog } from './commitLog.ts';
import { compactUpdate } from './compactUpdate.ts';
import { type Outcome, Room } from './room.ts';
import { varUint } from './testing.ts';

const client = 5;
const text = 'x'.repeat(1_000);
let room: Room;

/** An update that deletes these clocks, each pair from the first up to the second. */
const deleting = (...ranges: readonly (readonly [number, number])[]): Uint8Array =>
  Uint8Array.from([
    ...[0, 1, client, ...varUint(ranges.length)],
    ...ranges.flatMap(([from, to]) => [...varUint(from), ...varUint(to - from)]),
  ]);

const accept = (update: Uint8Array): Outcome => room.accept(update, { person: 'ada' });
const taken = (outcome: Outcome): boolean => typeof outcome !== 'string';

async function settled(): Promise<number> {
  await room.settled();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, room.read().state);
  return doc.getText('text').length;
}

beforeEach(() => {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getText('text').insert(0, text);
  const loaded = {
    ...{ state: Y.encodeStateAsUpdate(doc), rows: [], firstRow: 0, owners: [] },
    ...{ version: 1, epoch: 1, schemaVersion: 1, revision: 1 },
  };
  const store = { append: async () => new Map<never, never>() };
  const limits = { ...collabLimits, deletedRanges: 10 };
  const commitLog = new CommitLog({ store, log: createLog('silent'), ...limits });
  room = new Room('room', loaded, { commitLog, limits, compact: async (update) => compactUpdate(update) });
});

test('a document falls into no more pieces than its limit, whether they come one by one or at once', async () => {
  for (let at = 0; at < 10; at += 1) {
    expect(taken(accept(deleting([at * 10, at * 10 + 5])))).toBe(true);
    if (at % 3 === 0) await settled();
  }
  expect(accept(deleting([500, 501]))).toBe('tooLarge');
  await settled();
  expect(accept(deleting([500, 501], [502, 503]))).toBe('tooLarge');
  expect(await settled()).toBe(text.length - 50);
});

test('at the limit everything can still be deleted that makes no more pieces', async () => {
  accept(deleting(...Array.from({ length: 10 }, (_, at) => [at * 10, at * 10 + 5] as const)));
  expect(await settled()).toBe(text.length - 50);
  // Again what is deleted already, some more of it, and what lies between two.
  for (const range of [
    [0, 5],
    [0, 7],
    [15, 20],
  ] as const)
    expect(taken(accept(deleting(range)))).toBe(true);
  expect(await settled()).toBe(text.length - 57);
  // Two that were one now: there is a place again.
  expect(taken(accept(deleting([500, 501])))).toBe(true);
  expect(taken(accept(deleting([40, 100], [200, 201], [300, 301])))).toBe(true);
  await settled();
  expect(taken(accept(deleting([0, text.length])))).toBe(true);
  expect(await settled()).toBe(0);
});
