import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { DocumentModel, LogModel, rowId } from '../../features/collab/collab.models.ts';
import { connectTestDatabase, dropTestDatabase, newName } from '../../features/collab/testing.ts';
import { contentDigest } from './contentDigest.ts';
import { storedDocument } from './storedDocument.ts';

beforeAll(() => connectTestDatabase());
afterAll(dropTestDatabase);

let name: string;
let doc: Y.Doc;
/** Of one word each, in the order in which they were typed. */
let updates: Uint8Array[];
beforeEach(async () => {
  name = newName();
  doc = new Y.Doc();
  updates = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const word of ['one ', 'two ', 'three ']) doc.getText('text').insert(doc.getText('text').length, word);
  const state = Buffer.from(updates[0] ?? []);
  const snapshot = { state, version: 2, revision: 1, epoch: 1, schemaVersion: 1, owners: [], firstRow: 5 };
  await DocumentModel.create([{ _id: name, ...snapshot }]);
});

const insert = (number: number, word: number, epoch = 1) => {
  const row = { bytes: Buffer.from(updates[word] ?? []), updates: 1, owners: [], writer: 'here' };
  return LogModel.create([{ _id: rowId(name, epoch, number), ...row }]);
};

const read = async () => {
  const { db } = mongoose.connection;
  return db && (await storedDocument(db, name)).getText('text').toString();
};

test('a document is its snapshot and the rows behind it, without a gap', async () => {
  await insert(5, 1);
  await insert(6, 2);
  expect(await read()).toBe('one two three ');
});

test('rows that no load reads are no part of it, and are said', async () => {
  await insert(5, 1);
  for (const [number, epoch] of [
    [7, 1],
    [4, 1],
    [6, 2],
  ] as const) {
    await insert(number, 2, epoch);
    await expect(read()).rejects.toThrow(`no load reads row ${rowId(name, epoch, number)}`);
    await LogModel.deleteOne({ _id: rowId(name, epoch, number) });
  }
  expect(await read()).toBe('one two ');
});

test('a row of which all is in the snapshot may be left behind', async () => {
  await insert(4, 0);
  await insert(5, 1);
  expect(await read()).toBe('one two ');
});

test('formatting that stands in it twice is left as it stands', async () => {
  const line = new Y.XmlText('one');
  doc.getXmlFragment('notes').insert(0, [line]);
  const begun = Y.encodeStateAsUpdate(doc);
  const bold = [1, 2].map((clientID) => {
    const other = new Y.Doc();
    other.clientID = clientID;
    Y.applyUpdate(other, begun);
    const before = Y.encodeStateVector(other);
    (other.getXmlFragment('notes').get(0) as Y.XmlText).format(0, 3, { bold: true });
    return Y.encodeStateAsUpdate(other, before);
  });
  await DocumentModel.updateOne({ _id: name }, { state: Buffer.from(begun) });
  updates = bold;
  await insert(5, 0);
  await insert(6, 1);
  const whole = new Y.Doc();
  Y.applyUpdate(whole, Y.mergeUpdates([begun, ...bold]));
  const { db } = mongoose.connection;
  expect(db && contentDigest(await storedDocument(db, name))).toBe(contentDigest(whole));
});
