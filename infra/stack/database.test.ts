import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { startDatabase } from './database.ts';

async function database() {
  const started = await startDatabase({ dir: temporaryFolder() });
  const client = new MongoClient(started.url, { retryWrites: false });
  onTestFinished(async () => {
    await client.close();
    await started.stop();
  });
  return { database: started, things: client.db('test').collection<{ _id: number }>('things'), client };
}

test('the database answers, with transactions, and stops', async () => {
  const { database: started, client, things } = await database();
  await client.withSession((session) =>
    session.withTransaction(async () => {
      await things.insertOne({ _id: 1 }, { session });
      await things.insertOne({ _id: 2 }, { session });
    }),
  );
  expect(await things.countDocuments()).toBe(2);
  await started.stop();
  expect(started.running).toBe(false);
});

test('what it acknowledged is there after SIGKILL and a restart on the same port', async () => {
  const { database: started, things } = await database();
  let acknowledged = 0;
  let alive = true;
  const writing = (async () => {
    while (alive) {
      await things.insertOne({ _id: acknowledged + 1 });
      acknowledged++;
    }
  })().catch(() => undefined);
  await vi.waitUntil(() => acknowledged >= 50, 10_000);
  alive = false;
  await started.kill('SIGKILL');
  await started.restart();
  await writing;
  expect(await things.countDocuments({ _id: { $lte: acknowledged } })).toBe(acknowledged);
});
