import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { LogModel, type LogRow, rowId, rowNumber, rowsOf } from './collab.models.ts';
import { insertRows } from './insertRows.ts';
import { readRows } from './readRows.ts';
import { connectTestDatabase, dropTestDatabase, newName } from './testing.ts';

let document: string;
beforeAll(() => connectTestDatabase());
afterAll(dropTestDatabase);
beforeEach(() => {
  document = newName();
});

const here = { writer: 'here', withinMs: 10_000 };
const elsewhere = { writer: 'elsewhere', withinMs: 10_000 };

const newRow = (number: number, size: number): LogRow => ({
  _id: rowId(document, 1, number),
  bytes: Buffer.alloc(size, 7),
  updates: size,
  owners: [],
});

const read = async (number = 0) =>
  (await readRows({ document, epoch: 1, number })).map(({ _id, updates, writer }) => [
    rowNumber(_id),
    updates,
    writer,
  ]);

test('rows are stored once, empty ones and more than fit into one command too, however often it is repeated', async () => {
  const sizes = [0, 10, 3_000_000, 5_000_000, 4_000_000, 0, 9_000_000, 1, 0];
  const rows = sizes.map((size, number) => newRow(number, size));
  for (let round = 0; round < 3; round += 1) expect(await insertRows(rows, here)).toEqual(new Map());
  expect(await read()).toEqual(sizes.map((size, number) => [number, size, 'here']));
});

test('rows that the database refuses are named, and the others stored', async () => {
  const rows = [0, 1, 2].map((number) => newRow(number, number));
  const collMod = LogModel.collection.collectionName;
  await mongoose.connection.db?.command({ collMod, validator: { updates: { $ne: 1 } } });
  expect([...(await insertRows(rows, here)).keys()]).toEqual([rows[1]]);
  await mongoose.connection.db?.command({ collMod, validator: {} });
  expect(await LogModel.countDocuments(rowsOf(document))).toBe(2);
  expect(await insertRows(rows, here)).toEqual(new Map());
  expect(await LogModel.countDocuments(rowsOf(document))).toBe(3);
});

test('a row that no command can carry keeps none of the others out', async () => {
  const rows = [1, 2, 17 * 1024 * 1024, 3, 4].map((size, number) => newRow(number, size));
  expect([...(await insertRows(rows, here)).keys()]).toEqual([rows[2]]);
  expect(await LogModel.countDocuments(rowsOf(document))).toBe(4);
});

test('a row whose number another process has taken moves behind the end of the log, and nothing is lost', async () => {
  await insertRows(
    Array.from({ length: 40 }, (_, number) => newRow(number, 1)),
    elsewhere,
  );
  const row = newRow(3, 2);
  expect([...(await insertRows([row], here)).keys()]).toEqual([row]);
  expect(row._id).toBe(rowId(document, 1, 40));
  expect(await insertRows([row], here)).toEqual(new Map());
  const rows = await read();
  expect(rows).toHaveLength(41);
  expect(rows.at(-1)).toEqual([40, 2, 'here']);
});

test('a log is read from any number to its end, however long it is', async () => {
  for (const length of [1, 8, 9, 40, 41, 700]) {
    document = newName();
    const rows = Array.from({ length }, (_, number) => newRow(number + 5, number));
    await insertRows(rows, here);
    await insertRows([newRow(length + 6, 1)], here);
    expect(await read(5)).toEqual(rows.map(({ updates }) => [updates + 5, updates, 'here']));
    expect(await read(length + 4)).toHaveLength(1);
    expect(await read(length + 5)).toEqual([]);
  }
});
