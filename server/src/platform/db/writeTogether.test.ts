import mongoose, { type AnyBulkWriteOperation, Schema } from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { isDuplicate } from './database.ts';
import { writeTogether } from './writeTogether.ts';

interface Row {
  _id: string;
  place: number;
}
const schema = new Schema<Row>(
  { _id: { type: String, required: true }, place: Number },
  { versionKey: false, autoCreate: false, autoIndex: false },
);
schema.index({ place: 1 }, { unique: true });
const RowModel = mongoose.model('WrittenTogether', schema);

const send = vi.fn((writes: AnyBulkWriteOperation<Row>[]) => RowModel.bulkWrite(writes, { ordered: false }));
const write = writeTogether(send, 10);
const put = (_id: string, place: number) =>
  write({ updateOne: { filter: { _id }, update: { $setOnInsert: { place } }, upsert: true } });

beforeAll(async () => {
  const dbName = `test_together_${process.pid}`;
  await mongoose.connect(process.env.TEST_MONGODB_URL ?? '', { dbName });
  await RowModel.createIndexes();
});
afterAll(async () => {
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
});
beforeEach(async () => {
  await RowModel.deleteMany({});
  send.mockClear();
});

const places = async () => (await RowModel.find().sort({ place: 1 }).lean()).map(({ place }) => place);

test('writes of one moment go in one command, and each hears whether its row is new', async () => {
  expect(await Promise.all([put('a', 1), put('b', 2), put('a', 3)])).toEqual([true, true, false]);
  expect(send).toHaveBeenCalledOnce();
  expect(await places()).toEqual([1, 2]);
});

test('who comes while a command is under way goes with the next, and of many so many at a time', async () => {
  const first = put('first', 0);
  await new Promise((resolve) => setImmediate(resolve));
  const later = Array.from({ length: 25 }, (_, i) => put(`${i}`, i + 1));
  await Promise.all([first, ...later]);
  expect(send.mock.calls.map(([writes]) => writes.length)).toEqual([1, 10, 10, 5]);
  expect(await places()).toHaveLength(26);
});

test('what is refused is told to whom it is refused, and the others are written', async () => {
  const [a, b, c] = await Promise.allSettled([put('a', 1), put('b', 1), put('c', 3)]);
  expect([a.status, b.status, c.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(isDuplicate((b as PromiseRejectedResult).reason)).toBe(true);
  expect(await places()).toEqual([1, 3]);
});

test('a command that fails as a whole fails for all of it, and the next one is sent', async () => {
  send.mockRejectedValueOnce(new Error('no database'));
  const failed = await Promise.allSettled([put('a', 1), put('b', 2)]);
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await put('a', 1)).toBe(true);
});
