import { type CollabLimits, collabLimits } from '@rapport/shared/collab/limits';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { inTransaction } from '../../platform/db/database.ts';
import { createLog } from '../../platform/log.ts';
import { UnfinishedError } from '../../platform/workshop.ts';
import { CommitLog } from './commitLog.ts';
import type { Compact } from './compactor.ts';
import { compactUpdate } from './compactUpdate.ts';
import { DocumentStore, type Loaded, type Snapshot } from './documentStore.ts';
import type { Room } from './room.ts';
import { Rooms } from './rooms.ts';
import { connectTestDatabase, dropTestDatabase, newName } from './testing.ts';

beforeAll(() => connectTestDatabase());
afterAll(dropTestDatabase);

const log = createLog('silent');
const limits: CollabLimits = { ...collabLimits, idleMs: 30_000, compactRows: 20 };

/** The real store, whose compactions and loads wait until somebody lets them through, as with a slow database. */
class SlowStore extends DocumentStore {
  /** Runs while a compaction is under way, before or after it has reached the database. */
  before: () => Promise<void> = async () => undefined;
  after: () => Promise<void> = async () => undefined;
  /** Runs when a document has been read and before that is answered. */
  read: () => Promise<void> = async () => undefined;

  override async load(document: string): Promise<Loaded | undefined> {
    const loaded = await super.load(document);
    await this.read();
    return loaded;
  }

  override async replace(snapshot: Snapshot): Promise<boolean> {
    await this.before();
    const replaced = await super.replace(snapshot);
    await this.after();
    return replaced;
  }
}

let store: SlowStore;
let rooms: Rooms;
let compact: Compact;
let now: number;
let name: string;
beforeEach(async () => {
  store = new SlowStore();
  const commitLog = new CommitLog({ store, log, ...limits });
  now = 0;
  compact = async (update) => compactUpdate(update);
  rooms = new Rooms({ store, commitLog, limits, log, compact: (update) => compact(update), now: () => now });
  name = newName();
  await inTransaction((session) => store.create(name, saying('first', 1), [], session));
});

function saying(text: string, client: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getArray('said').push([text]);
  return Y.encodeStateAsUpdate(doc);
}

/** Resolves once it is stored. */
async function write(room: Room, text: string, client: number): Promise<void> {
  const outcome = room.accept(saying(text, client), { person: 'ada' });
  if (typeof outcome === 'string') throw new Error(outcome);
  await outcome.part?.untilStored();
}

async function open(): Promise<Room> {
  const room = await rooms.open(name);
  if (!room) throw new Error('no such document');
  return room;
}

function said(update: Uint8Array): unknown[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc.getArray('said').toArray().sort();
}

async function stored(): Promise<unknown[]> {
  const loaded = await new DocumentStore().load(name);
  const updates = loaded ? [loaded.state, ...loaded.rows.map(({ bytes }) => bytes)] : [];
  return said(Y.mergeUpdates(updates.filter(({ length }) => length > 0)));
}

describe('a room that nobody uses', () => {
  test('stays while a connection holds it, said something or not, and for its time afterwards', async () => {
    const room = await open();
    const release = rooms.hold(room);
    now = 10 * limits.idleMs;
    await rooms.sweep();
    expect(await open()).toBe(room);
    now = 20 * limits.idleMs;
    release?.();
    await rooms.sweep();
    expect(rooms.find(name)).toBe(room);
    now += limits.idleMs;
    await rooms.sweep();
    expect(rooms.size).toBe(0);
    // Whoever comes too late to hold it is told so, and comes again.
    expect(rooms.hold(room)).toBeUndefined();
  });

  test('that took longer to load than rooms are kept is kept for whoever waited for it', async () => {
    const load = store.load.bind(store);
    store.load = async (document) => {
      now += 2 * limits.idleMs;
      return load(document);
    };
    const room = await open();
    await rooms.sweep();
    expect(rooms.find(name)).toBe(room);
  });

  test('whose compaction is stuck keeps no other one in memory', async () => {
    await write(await open(), 'second', 2);
    const other = newName();
    await inTransaction((session) => store.create(other, saying('first', 1), [], session));
    await rooms.open(other);
    now = limits.idleMs;
    let letThrough: () => void = () => undefined;
    store.before = () =>
      new Promise<void>((resolve) => {
        letThrough = resolve;
      });
    const sweep = rooms.sweep();
    await expect.poll(() => rooms.find(other)).toBeUndefined();
    expect(rooms.find(name)).toBeDefined();
    letThrough();
    await sweep;
  });

  test('is compacted and gone after its time, at the latest with the second sweep, and not before', async () => {
    await write(await open(), 'second', 2);
    now = limits.idleMs - 1;
    await rooms.sweep();
    expect(rooms.size).toBe(1);
    now = limits.idleMs;
    await rooms.sweep();
    expect(rooms.size).toBe(0);
    const loaded = await store.load(name);
    expect(loaded?.rows).toEqual([]);
    expect(said(loaded?.state ?? new Uint8Array())).toEqual(['first', 'second']);
  });

  test('is gone although the database cannot compact it, and few tries are enough for all of them', async () => {
    const names = [name, ...Array.from({ length: 11 }, newName)];
    for (const other of names.slice(1)) {
      await inTransaction((session) => store.create(other, saying('first', 1), [], session));
    }
    for (name of names) await write(await open(), 'second', 2);
    let tries = 0;
    store.before = async () => {
      tries += 1;
      throw new Error('the database is away');
    };
    now = limits.idleMs;
    await rooms.sweep();
    expect(rooms.size).toBe(0);
    expect(tries).toBeLessThan(names.length / 2);
    for (name of names) expect(said((await open()).read().state)).toEqual(['first', 'second']);
  });
});

test('a document that cannot be compacted stays as it is, holds up nobody, and is not tried again while it is open', async () => {
  let tries = 0;
  compact = async () => {
    tries += 1;
    throw new UnfinishedError('it took too long');
  };
  const room = await open();
  await write(room, 'second', 2);
  const release = rooms.hold(room);
  for (let sweeps = 0; sweeps < 3; sweeps += 1) {
    for (let row = 0; row < limits.compactRows; row += 1)
      await write(room, `${sweeps}.${row}`, 1_000 * sweeps + row + 10);
    now += limits.compactEveryMs;
    await rooms.sweep();
  }
  expect(tries).toBe(1);
  await expect(room.forgetDeleted()).rejects.toThrow();
  release?.();
  now += 2 * limits.idleMs;
  await rooms.sweep();
  expect(rooms.size).toBe(0);
  expect(await stored()).toHaveLength(2 + 3 * limits.compactRows);
});

test('a long log reaches nobody as it was typed: it is joined first', async () => {
  const doc = new Y.Doc();
  const room = await open();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < 12_000; i++) doc.getText('text').insert(i, 'a');
  let last: Promise<void> | undefined;
  for (const update of updates) {
    const outcome = room.accept(update, { person: 'ada' });
    if (typeof outcome === 'string') throw new Error(outcome);
    last = outcome.part?.untilStored();
  }
  await last;
  expect(room.read().state.length).toBeGreaterThan(64 * 1024);
  const again = new Rooms({
    ...{ store, limits, log, compact, now: () => now },
    commitLog: new CommitLog({ store, log, ...limits }),
  });
  const { state } = (await again.open(name))?.read() ?? { state: new Uint8Array() };
  expect(state.length).toBeLessThan(13_000);
  const read = new Y.Doc();
  Y.applyUpdate(read, state);
  expect(read.getText('text').length).toBe(12_000);
});

describe('whoever comes while a room is being compacted to leave', () => {
  for (const moment of ['before', 'after'] as const) {
    test(`and writes ${moment} the snapshot is stored, finds the same room with everything, and so does the next one`, async () => {
      const first = await open();
      await write(first, 'second', 2);
      now = limits.idleMs;
      store[moment] = async () => {
        const again = await open();
        expect(again).toBe(first);
        expect(said(again.read().state)).toEqual(['first', 'second']);
        await write(again, 'third', 3);
      };
      await rooms.sweep();
      expect(rooms.size).toBe(1);
      const everything = ['first', 'second', 'third'];
      expect(said((await open()).read().state)).toEqual(everything);
      expect(await stored()).toEqual(everything);
      store[moment] = async () => undefined;
      now += limits.idleMs;
      await rooms.sweep();
      expect(rooms.size).toBe(0);
      expect(said((await open()).read().state)).toEqual(everything);
      expect(await stored()).toEqual(everything);
    });
  }

  test('finds everything at each of 51 steps between the last leave and long after the drop', async () => {
    let texts = ['first'];
    let client = 10;
    store.before = () => new Promise((resolve) => setTimeout(resolve, 4));
    for (let step = 0; step <= 50; step += 1) {
      now += limits.idleMs;
      const sweep = rooms.sweep();
      for (let turns = 0; turns < step; turns += 1) await new Promise((resolve) => setImmediate(resolve));
      const room = await open();
      expect(said(room.read().state)).toEqual(texts);
      client += 1;
      await write(room, `step ${client}`, client);
      texts = [...texts, `step ${client}`].sort();
      await sweep;
    }
    expect(await stored()).toEqual(texts);
  });
});

describe('what is written while what is stored is read anew', () => {
  /** Long enough for a compaction, not for a room that somebody holds to leave. */
  const compacted = async (room: Room) => {
    for (let row = room.rows; row < limits.compactRows; row += 1) await write(room, `row ${row}`, 100 + row);
    now += limits.compactEveryMs;
    await rooms.sweep();
  };

  test('is stored, and so is what comes after it, where our own snapshot passes for somebody else’s', async () => {
    const room = await open();
    const release = rooms.hold(room);
    // As when the database restarts between the commit and its answer: the driver repeats the work.
    store.replace = async (snapshot) => {
      await DocumentStore.prototype.replace.call(store, snapshot);
      return DocumentStore.prototype.replace.call(store, snapshot);
    };
    store.read = () => write(room, 'while it was read', 3);
    await compacted(room);
    await write(room, 'after that', 4);
    const everything = said(room.read().state);
    expect(everything).toContain('after that');
    expect(await stored()).toEqual(everything);
    release?.();
  });

  test('by another process is read before our own snapshot takes its place', async () => {
    const room = await open();
    const release = rooms.hold(room);
    const elsewhere = new DocumentStore();
    const other = await new Rooms({
      ...{ store: elsewhere, limits, log, now: () => now },
      compact: (update) => compact(update),
      commitLog: new CommitLog({ store: elsewhere, log, ...limits }),
    }).open(name);
    if (!other) throw new Error('no such document');
    await write(other, 'theirs', 2);
    await write(room, 'ours', 3);
    expect(room.outrun).toBe(true);
    store.read = async () => {
      store.read = async () => undefined;
      await write(other, 'theirs, while it was read', 4);
      await write(room, 'ours, while it was read', 5);
    };
    await rooms.sweep();
    await compacted(room);
    const everything = await stored();
    expect(everything).toEqual(
      expect.arrayContaining(['ours', 'ours, while it was read', 'theirs', 'theirs, while it was read']),
    );
    expect(said(room.read().state)).toEqual(everything);
    release?.();
  });
});
