import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LogModel, type LogRow, newRowId, rowsOf } from './collab.models.ts';
import { insertRows } from './insertRows.ts';
import { connectTestDatabase, dropTestDatabase, newName } from './testing.ts';

beforeAll(() => connectTestDatabase());
afterAll(dropTestDatabase);

const newRows = (document: string, sizes: readonly number[]): LogRow[] =>
  sizes.map((size, updates) => ({
    _id: newRowId(document),
    ...{ epoch: 1, updates, owners: [] },
    bytes: Buffer.alloc(size, 7),
  }));

async function stored(document: string): Promise<[updates: number, size: number][]> {
  const rows = await LogModel.find(rowsOf(document)).sort({ _id: 1 });
  return rows.map(({ updates, bytes }) => [updates, bytes.length]);
}

test('stores every row once, empty ones and more than fit into one command too, however often it is repeated', async () => {
  const document = newName();
  const sizes = [0, 10, 3_000_000, 5_000_000, 4_000_000, 0, 9_000_000, 1, 0];
  const rows = newRows(document, sizes);
  for (let round = 0; round < 3; round += 1) expect(await insertRows(rows, 10_000)).toEqual(new Set());
  expect(await stored(document)).toEqual(sizes.map((size, index) => [index, size]));
});

test('names the rows that the database refuses, and stores the others', async () => {
  const document = newName();
  const rows = newRows(document, [1, 1, 1]);
  const collMod = LogModel.collection.collectionName;
  await mongoose.connection.db?.command({ collMod, validator: { updates: { $ne: 1 } } });
  expect(await insertRows(rows, 10_000)).toEqual(new Set([rows[1]]));
  await mongoose.connection.db?.command({ collMod, validator: {} });
  expect(await stored(document)).toEqual([
    [0, 1],
    [2, 1],
  ]);
  expect(await insertRows(rows, 10_000)).toEqual(new Set());
  expect(await stored(document)).toHaveLength(3);
});
