import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { startDatabase } from './database.ts';

async function database() {
  const started = await startDatabase({ dir: temporaryFolder() });
  const client = new MongoClient(started.url);
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
  const writing = (async () => {
    for (;;) {
      await things.insertOne({ _id: acknowledged + 1 });
      acknowledged++;
    }
  })().catch(() => undefined);
  while (acknowledged < 50) await new Promise((resolve) => setTimeout(resolve, 5));
  await started.kill('SIGKILL');
  await writing;
  await started.restart();
  expect(await things.countDocuments({ _id: { $lte: acknowledged } })).toBe(acknowledged);
});
