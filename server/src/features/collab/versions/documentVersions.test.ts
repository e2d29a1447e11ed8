import { mostVersions } from '@rapport/shared/collab/version';
import { Types } from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { DocumentModel, LogModel, rowsOf } from '../collab.models.ts';
import type { NewVersion } from '../ports.ts';
import {
  type CollabServer,
  connectTestDatabase,
  dropTestDatabase,
  eventually,
  startCollabServer,
  type TestProvider,
} from '../testing.ts';
import { VersionModel } from './version.model.ts';

let server: CollabServer;
let name: string;
beforeAll(() => connectTestDatabase());
afterAll(dropTestDatabase);
beforeEach(async () => {
  server = await startCollabServer({ idleMs: 100 });
  name = await server.document((doc) => doc.getText('text').insert(0, 'first '));
});
afterEach(() => server.end());

const asked: NewVersion = { kind: 'asked', name: '', by: 'ada' };
const versions = () => server.collab.versions;

async function writer(person = 'ada'): Promise<TestProvider> {
  const provider = await server.provider(name, person).synced();
  onTestFinished(() => provider.end());
  return provider;
}

/** Writes and waits until it is in the database. */
async function write(provider: TestProvider, words: string): Promise<void> {
  const before = provider.durable;
  provider.text.insert(provider.text.length, words);
  await eventually(() => provider.durable > before);
}

function textOf(state: Uint8Array | undefined): string {
  const doc = new Y.Doc();
  if (state) Y.applyUpdate(doc, state);
  return doc.getText('text').toString();
}

/** Makes the text say what it said then. */
async function edit(state: Uint8Array, then: Uint8Array): Promise<Uint8Array | undefined> {
  if (textOf(state) === textOf(then)) return undefined;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  doc.getText('text').delete(0, doc.getText('text').length);
  doc.getText('text').insert(0, textOf(then));
  return Y.encodeStateAsUpdate(doc, before);
}

/** As `lean` answers bytes, the driver's own wrapping. */
const bytesOf = (value: unknown): Uint8Array => (value as { buffer: Buffer }).buffer;

async function kept(version: NewVersion = asked) {
  const there = await versions().keep(name, version);
  if (!there) throw new Error('there is no such document');
  return there;
}

const allOf = async (limit = 100) => (await versions().list(name, { limit })).items;

describe('a version', () => {
  test('holds what was written before it, whatever becomes of the document', async () => {
    const ada = await writer();
    await write(ada, 'second ');
    const version = await kept({ ...asked, name: 'Before lunch' });
    ada.text.delete(0, ada.text.length);
    await write(ada, 'all new');
    const stored = await versions().find(name, version.id);
    expect(textOf(stored?.state)).toBe('first second ');
    expect(stored).toMatchObject({ kind: 'asked', name: 'Before lunch', by: 'ada' });
    expect(await allOf()).toEqual([version]);
  });

  test('is one, however often and by how many at once the same content is kept', async () => {
    const two = await startCollabServer();
    onTestFinished(() => two.end());
    const all = await Promise.all([kept(), kept(), two.collab.versions.keep(name, asked), kept()]);
    expect(new Set(all.map((version) => version?.id)).size).toBe(1);
    await write(await writer(), 'more');
    await kept();
    expect(await allOf()).toHaveLength(2);
  });

  test('of the start and of the end there is one in a life', async () => {
    const started = await kept({ kind: 'started', name: '', by: 'server' });
    await write(await writer(), 'more');
    expect(await kept({ kind: 'started', name: '', by: 'server' })).toEqual(started);
    expect((await kept({ kind: 'ended', name: '', by: 'server' })).id).not.toBe(started.id);
  });

  test('of a document that does not exist is none, and makes none', async () => {
    const nobodys = `session:${new Types.ObjectId().toHexString()}`;
    expect(await versions().keep(nobodys, asked)).toBeUndefined();
    expect(await versions().now(nobodys)).toBeUndefined();
    expect(await DocumentModel.exists({ _id: nobodys })).toBeNull();
  });

  test('of one document is not found under the name of another', async () => {
    const version = await kept();
    const other = await server.document();
    expect(await versions().find(other, version.id)).toBeUndefined();
    await expect(versions().restore(other, version.id, { by: 'ada', edit })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('more than the bound: what stood there at the start and at the end stays, however many are asked for', async () => {
    const started = await kept({ kind: 'started', name: '', by: 'server' });
    await VersionModel.insertMany(
      Array.from({ length: mostVersions }, (_, n) => ({
        ...{ document: name, kind: 'asked', name: `${n}`, key: `${n}`, state: Buffer.of(0, 0), revision: n },
        ...{ owners: [], by: 'ada', createdAt: new Date() },
      })),
    );
    await write(await writer(), 'more');
    await kept();
    expect(await VersionModel.countDocuments({ document: name })).toBe(mostVersions);
    expect(await kept({ kind: 'started', name: '', by: 'server' })).toEqual(started);
  });

  test('more than the bound: the oldest go, those that a person asked for last', async () => {
    const row = (n: number, kind: 'asked' | 'item_done') => ({
      ...{ document: name, kind, name: `${n}`, key: `${n}`, state: Buffer.of(0, 0), revision: n },
      ...{ owners: [], by: 'ada', createdAt: new Date(n) },
    });
    // Two that were asked for, the very oldest, before others that nobody asked for.
    await VersionModel.insertMany(
      Array.from({ length: mostVersions }, (_, n) => row(n, n < 2 ? 'asked' : 'item_done')),
    );
    const newest = await kept({ kind: 'item_done', name: 'Newest', by: 'server' });
    const left = await VersionModel.find({ document: name }).sort({ createdAt: 1 }).lean();
    expect(left).toHaveLength(mostVersions);
    expect(left.slice(0, 3).map((version) => version.name)).toEqual(['0', '1', '3']);
    expect(left.at(-1)?._id.toHexString()).toBe(newest.id);
  });

  test('lists newest first, in pages, without anything between them lost', async () => {
    const ada = await writer();
    for (const words of ['a', 'b', 'c']) {
      await write(ada, words);
      await kept({ ...asked, name: words });
    }
    const first = await versions().list(name, { limit: 2 });
    const second = await versions().list(name, { limit: 2, cursor: first.nextCursor ?? undefined });
    expect([...first.items, ...second.items].map((version) => version.name)).toEqual(['c', 'b', 'a']);
    expect(second.nextCursor).toBeNull();
  });
});

describe('who has written what', () => {
  test('is never forgotten by compaction, of those who have left and those who wrote nothing more', async () => {
    const [ada, ben] = [await writer('ada'), await writer('ben')];
    await write(ada, 'from ada ');
    await write(ben, 'from ben ');
    const [a, b] = [ada.doc.clientID, ben.doc.clientID];
    // All that ada wrote is deleted; that it was hers stays known.
    ben.text.delete(0, 'first from ada '.length);
    ada.end();
    ben.end();
    await eventually(async () => (await LogModel.countDocuments(rowsOf(name))) === 0);
    for (const round of ['one', 'two']) {
      const cyd = await server.provider(name, 'cyd').synced();
      await write(cyd, round);
      cyd.end();
      await eventually(async () => (await LogModel.countDocuments(rowsOf(name))) === 0);
    }
    const people = new Map(
      (await versions().now(name))?.authors.map(({ client, person }) => [client, person]),
    );
    expect(people.get(a)).toBe('ada');
    expect(people.get(b)).toBe('ben');
    expect([...people.values()].filter((person) => person === 'cyd')).toHaveLength(2);
  });

  test('is kept by a process that takes over what another one has compacted', async () => {
    const here = await startCollabServer({ compactRows: 1, compactEveryMs: 50, idleMs: 60 });
    onTestFinished(() => here.end());
    const ada = await here.provider(name, 'ada').synced();
    const ben = new Y.Doc();
    ben.getText('text').insert(0, 'elsewhere ');
    const before = await DocumentModel.findById(name).lean();
    await DocumentModel.updateOne(
      { _id: name },
      {
        $set: {
          state: Buffer.from(Y.mergeUpdates([bytesOf(before?.state), Y.encodeStateAsUpdate(ben)])),
          version: (before?.version ?? 0) + 1,
        },
        $push: { owners: { client: ben.clientID, person: 'ben' } },
      },
    );
    await write(ada, 'here ');
    await eventually(async () => (await LogModel.countDocuments(rowsOf(name))) === 0);
    ada.end();
    const stored = await DocumentModel.findById(name).lean();
    expect(stored?.owners).toContainEqual({ client: ben.clientID, person: 'ben' });
    expect(stored?.owners).toContainEqual({ client: ada.doc.clientID, person: 'ada' });
  });

  test('goes with the version, also when the document has begun anew', async () => {
    const ada = await writer('ada');
    await write(ada, 'words');
    const version = await kept();
    await DocumentModel.updateOne({ _id: name }, { $set: { owners: [] } });
    const authors = (await versions().find(name, version.id))?.authors;
    expect(authors).toContainEqual({ client: ada.doc.clientID, person: 'ada' });
    expect(authors?.filter(({ person }) => person === 'server')).toHaveLength(1);
  });
});

describe('going back', () => {
  test('is an edit that everybody sees, and what stood there before stays readable', async () => {
    const [ada, ben] = [await writer('ada'), await writer('ben')];
    const version = await kept({ ...asked, name: 'Start' });
    await write(ada, 'regretted');
    const before = await versions().restore(name, version.id, { by: 'ben', edit });
    await eventually(() => ben.text.toString() === 'first ' && ada.text.toString() === 'first ');
    expect(before).toMatchObject({ kind: 'restored', name: 'Start', by: 'ben' });
    expect(textOf((await versions().find(name, before?.id ?? ''))?.state)).toBe('first regretted');
    const stored = await server.collab.read(name);
    expect(textOf(stored?.state)).toBe('first ');
    // Written on by the same people as before, on the same history.
    await write(ada, 'and on');
    await eventually(() => ben.text.toString() === 'first and on');
  });

  test('to what is there already changes and keeps nothing', async () => {
    const version = await kept();
    const revision = (await server.collab.read(name))?.revision;
    expect(await versions().restore(name, version.id, { by: 'ada', edit })).toBeUndefined();
    expect((await server.collab.read(name))?.revision).toBe(revision);
    expect(await allOf()).toHaveLength(1);
  });
});
