import { closeCode } from '@rapport/shared/collab/protocol';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { DocumentModel, LogModel } from './collab.models.ts';
import { compactUpdate } from './compactUpdate.ts';
import { DocumentStore, type Loaded, type Snapshot } from './documentStore.ts';
import {
  type CollabServer,
  connectTestDatabase,
  contentHash,
  dropTestDatabase,
  eventually,
  startCollabServer,
} from './testing.ts';

beforeAll(() => connectTestDatabase());
afterAll(dropTestDatabase);

const store = new DocumentStore();

/** A document with rows behind its snapshot. */
async function written(server: CollabServer): Promise<string> {
  const name = await server.document((doc) => doc.getText('text').insert(0, 'first '));
  const ada = await server.provider(name).synced();
  for (let i = 0; i < 30; i += 1) {
    ada.text.insert(ada.text.length, `${i} `);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  ada.text.delete(0, 10);
  const sent = 32;
  await eventually(() => ada.durable === sent);
  ada.end();
  return name;
}

function hashOf({ state, rows }: Pick<Loaded, 'state' | 'rows'>): string {
  const doc = new Y.Doc();
  for (const update of [state, ...rows.map(({ bytes }) => bytes)]) {
    if (update.length > 0) Y.applyUpdate(doc, update);
  }
  return contentHash(doc);
}

async function load(name: string): Promise<Loaded> {
  const loaded = await store.load(name);
  if (!loaded) throw new Error('no such document');
  return loaded;
}

/** One that takes the place of all that was loaded. */
function snapshotOf(document: string, { rows, ...loaded }: Loaded): Snapshot {
  const updates = [loaded.state, ...rows.map(({ bytes }) => bytes)].filter(({ length }) => length > 0);
  const state = compactUpdate(Y.mergeUpdates(updates));
  return { ...loaded, document, state, nextRow: loaded.firstRow + rows.length };
}

/** Runs `between` before rows are read for the second time, and as often as said after that. */
async function beforeRows<T>(
  times: number,
  between: () => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  const find = LogModel.find.bind(LogModel);
  let reads = 0;
  const spy = vi.spyOn(LogModel, 'find').mockImplementation(((filter: object) => ({
    lean: async () => {
      reads += 1;
      if (reads > 1 && reads <= 1 + times) await between();
      return find(filter).lean();
    },
  })) as never);
  return work().finally(() => spy.mockRestore());
}

describe('compaction', () => {
  test('an orderly end leaves no long log behind, and a short one as it is', async () => {
    const server = await startCollabServer();
    const short = await written(server);
    const long = await server.document();
    const ada = await server.provider(long).synced();
    for (let i = 0; i < 20; i += 1) ada.text.insert(0, 'four thousand bytes '.repeat(200));
    await eventually(() => ada.durable === 21);
    const before = await load(long);
    ada.end();
    await server.end();
    const after = await load(long);
    expect(after.rows).toEqual([]);
    expect(hashOf(after)).toBe(hashOf(before));
    expect((await load(short)).rows.length).toBeGreaterThan(0);
  });

  test('idle rooms leave memory as one snapshot, with the same content and revision, and come back from it', async () => {
    const server = await startCollabServer({ idleMs: 100 });
    const name = await written(server);
    const before = await server.collab.read(name);
    await eventually(async () => (await load(name)).rows.length === 0);
    const after = await load(name);
    expect(after.version).toBe(2);
    expect(hashOf(after)).toBe(hashOf({ state: before?.state ?? new Uint8Array(), rows: [] }));
    expect(after.revision).toBe(before?.revision);
    expect(after.state.length).toBeLessThan(before?.state.length ?? 0);
    const ben = await server.provider(name, 'ben').synced();
    expect(ben.text.toString()).toMatch(/28 29 $/);
    ben.text.insert(0, 'on ');
    await eventually(async () => (await load(name)).rows.length > 0);
    ben.end();
    await server.end();
  });

  test('a clientID stays its person’s, also one under which nothing has come yet', async () => {
    const server = await startCollabServer({ idleMs: 60 });
    const name = await server.document();
    const typed = new Y.Doc();
    typed.clientID = 5;
    typed.getText('text').insert(0, 'typed without a line');
    const ada = await server.socket(name).join();
    ada.show(5, 1, { user: {} });
    await eventually(async () => (await load(name)).rows.length > 0);
    ada.ws.close();
    await eventually(async () => (await load(name)).version === 2);
    const eve = await server.socket(name, 'eve').join();
    const stolen = new Y.Doc();
    stolen.clientID = 5;
    stolen.getText('text').insert(0, 'stolen');
    eve.update(Y.encodeStateAsUpdate(stolen));
    eve.show(5, 2, { user: {} });
    expect(await eve.closed).toBe(closeCode.foreignClient);
    const again = await server.socket(name).join();
    again.update(Y.encodeStateAsUpdate(typed));
    await again.until(({ durable }) => durable === 1);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, (await server.collab.read(name))?.state ?? Uint8Array.of(0, 0));
    expect(doc.getText('text').toString()).toBe('typed without a line');
    again.ws.close();
    await server.end();
  });

  test('two processes that compact the same document at once lose nothing', async () => {
    const one = await startCollabServer({ idleMs: 60 });
    const name = await written(one);
    const two = await startCollabServer({ idleMs: 60 });
    const before = hashOf(await load(name));
    await two.collab.read(name);
    await one.collab.read(name);
    await eventually(async () => (await load(name)).rows.length === 0);
    expect(hashOf(await load(name))).toBe(before);
    await one.end();
    await two.end();
    expect(hashOf(await load(name))).toBe(before);
  });

  test('two processes that write to the same document at once lose nothing', async () => {
    const servers = await Promise.all([
      startCollabServer({ idleMs: 100 }),
      startCollabServer({ idleMs: 100 }),
    ]);
    const name = await servers[0].document();
    const writers = servers.map((server, index) => server.provider(name, `person ${index}`));
    await Promise.all(writers.map((writer) => writer.synced()));
    for (let i = 0; i < 20; i += 1) {
      for (const { doc } of writers) doc.getArray('said').push([`${doc.clientID} ${i}`]);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await eventually(() => writers.every(({ durable }) => durable === 21));
    for (const writer of writers) writer.end();
    await eventually(() => servers.every(({ collab }) => collab.present(name).length === 0));
    // Each has compacted what it knew, or left it to whoever comes next.
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const server of servers) await server.end();
    const next = await startCollabServer({ idleMs: 100 });
    await next.collab.read(name);
    await eventually(async () => (await load(name)).rows.length === 0);
    await next.end();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, (await load(name)).state);
    expect(new Set(doc.getArray('said').toArray()).size).toBe(40);
  });

  test('that crosses a load cuts it short for nobody: it is begun again', async () => {
    const server = await startCollabServer();
    const name = await written(server);
    await server.end();
    const before = await load(name);
    expect(before.rows.length).toBeGreaterThan(8);
    const compact = async () => {
      expect(await store.replace(snapshotOf(name, before))).toBe(true);
    };
    const after = await beforeRows(1, compact, () => load(name));
    expect(after.version).toBe(before.version + 1);
    expect(after.firstRow).toBe(before.firstRow + before.rows.length);
    expect(hashOf(after)).toBe(hashOf(before));
  });

  test('that crosses every load is said, instead of answering half a document', async () => {
    const server = await startCollabServer();
    const name = await written(server);
    await server.end();
    const compact = () => DocumentModel.updateOne({ _id: name }, { $inc: { version: 1 } });
    await expect(beforeRows(Number.POSITIVE_INFINITY, compact, () => load(name))).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  test('a snapshot whose version or rows somebody else has taken is not written', async () => {
    const server = await startCollabServer();
    const name = await written(server);
    await server.end();
    const before = await load(name);
    const snapshot = { ...snapshotOf(name, before), state: Uint8Array.of(0, 0) };
    expect(await store.replace({ ...snapshot, version: 9 })).toBe(false);
    expect(await store.replace({ ...snapshot, epoch: 9 })).toBe(false);
    expect(await store.replace({ ...snapshot, nextRow: snapshot.nextRow + 1 })).toBe(false);
    expect(await load(name)).toEqual(before);
  });

  test('killed at any of its database calls, it leaves the same content, and the next one completes it', async () => {
    const server = await startCollabServer();
    const name = await written(server);
    await server.end();
    const before = await load(name);
    const snapshot = snapshotOf(name, before);
    let died = 0;
    for (const model of [DocumentModel, LogModel]) {
      for (const moment of ['pre', 'post'] as const) {
        died += await dieAt(model, moment, () => store.replace(snapshot));
        expect(await load(name)).toEqual(before);
      }
    }
    expect(died).toBe(4);
    expect(await store.replace(snapshot)).toBe(true);
    expect(hashOf(await load(name))).toBe(hashOf(before));
    expect((await load(name)).rows).toEqual([]);
  });

  test('refuses to write what would lose something', () => {
    const doc = new Y.Doc();
    doc.getText('text').insert(0, 'a');
    const before = Y.encodeStateVector(doc);
    doc.getText('text').insert(1, 'b');
    expect(() => compactUpdate(Y.encodeStateAsUpdate(doc, before).slice(0, -1))).toThrow();
  });
});

/** Lets the call on the model's collection before or after it fail, once. @returns 1 when that ended the work */
async function dieAt(
  model: typeof DocumentModel | typeof LogModel,
  moment: 'pre' | 'post',
  work: () => Promise<unknown>,
): Promise<number> {
  const { collection } = model;
  const name = model === LogModel ? 'deleteMany' : 'updateOne';
  const original = collection[name].bind(collection);
  const dying = async (...args: never[]) => {
    if (moment === 'post') await (original as (...args: never[]) => Promise<unknown>)(...args);
    throw new Error('the process dies here');
  };
  Object.assign(collection, { [name]: dying });
  try {
    return await work().then(
      () => 0,
      () => 1,
    );
  } finally {
    Reflect.deleteProperty(collection, name);
  }
}
