import { beforeEach, expect, test } from 'vitest';
import { createLog } from '../../platform/log.ts';
import type { LogRow } from './collab.models.ts';
import { CommitLog, type LogWriter } from './commitLog.ts';

/** A database that takes what it is let take, and says for what it was asked. */
class Store {
  readonly taken: string[] = [];
  readonly tries: string[][] = [];
  refuses: (id: string) => boolean = () => false;
  isAway = false;

  readonly append = async (rows: readonly LogRow[]) => {
    this.tries.push(rows.map(({ _id }) => _id));
    if (this.isAway) throw new Error('away');
    const failed = new Map<LogRow, unknown>();
    for (const row of rows) {
      if (this.refuses(row._id)) failed.set(row, 'refused');
      else this.taken.push(row._id);
    }
    return failed;
  };
}

/** A room whose rows have names: the room's, and a number. */
class Writer implements LogWriter {
  readonly told: string[] = [];
  readonly #name: string;
  #waiting: number[] = [];
  #underWay = 0;
  #rows = 0;

  constructor(name: string) {
    this.#name = name;
  }

  get pendingBytes(): number {
    return this.#underWay + this.#waiting.reduce((sum, bytes) => sum + bytes, 0);
  }

  add(bytes: number): void {
    this.#waiting.push(bytes);
    log.add(this, bytes);
  }

  take() {
    const bytes = this.#waiting.shift() ?? 0;
    this.#underWay = bytes;
    this.#rows += 1;
    const row = { _id: `${this.#name}${this.#rows}`, bytes: Buffer.alloc(0), updates: 1, owners: [] };
    return { row, bytes, more: this.#waiting.length > 0 };
  }

  stored(): void {
    this.#underWay = 0;
    this.told.push('stored');
  }

  late(): void {
    if (this.told.at(-1) !== 'late') this.told.push('late');
  }

  welcome(): void {
    this.told.push('welcome');
  }
}

let store: Store;
let log: CommitLog;
let ada: Writer;
let ben: Writer;
beforeEach(() => {
  store = new Store();
  const limits = { commitWaitMs: 60_000, bufferBytes: 100, documentBufferBytes: 30 };
  log = new CommitLog({ store, log: createLog('silent'), ...limits });
  [ada, ben] = [new Writer('a'), new Writer('b')];
});

test('what is too much for one row goes in one after the other, and nobody waits behind all of it', async () => {
  for (let row = 0; row < 3; row += 1) ada.add(5);
  ben.add(5);
  await log.drained();
  expect(store.tries).toEqual([['a1', 'b1'], ['a2'], ['a3']]);
  expect(log.pendingBytes).toBe(0);
});

test('a row that the database does not take is late by itself: others are stored meanwhile, and it is tried again', async () => {
  store.refuses = (id) => id === 'a1';
  ada.add(5);
  ben.add(5);
  while (ben.told.length < 1) await new Promise(setImmediate);
  expect(ada.told).toEqual(['late']);
  ben.add(5);
  ada.add(5);
  while (ben.told.length < 2) await new Promise(setImmediate);
  expect(ben.told).toEqual(['stored', 'stored']);
  // Not with every write of the others.
  expect(store.tries.flat().filter((id) => id === 'a1')).toHaveLength(1);
  expect(ada.told).toEqual(['late']);
  store.refuses = () => false;
  await log.drained();
  expect(store.taken).toEqual(['b1', 'b2', 'a1', 'a2']);
  expect(ada.told).toEqual(['late', 'stored', 'stored']);
});

test('while the database is away one document fills its own share of the buffer and no other', async () => {
  store.isAway = true;
  ada.add(30);
  expect([log.refuses(ada), log.refuses(ben)]).toEqual([true, false]);
  for (const name of ['c', 'd', 'e']) new Writer(name).add(25);
  expect(log.refuses(ben)).toBe(true);
  store.isAway = false;
  await log.drained();
  expect([ada, ben].map(({ told }) => told.at(-1))).toEqual(['welcome', 'welcome']);
  expect([log.refuses(ada), log.refuses(ben)]).toEqual([false, false]);
});
