import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { PushKeyModel, PushSubscriptionModel } from './push.models.ts';
import { pushKeys } from './pushKeys.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(() => PushKeyModel.deleteMany({}));

const secret = 'a secret of at least thirty-two characters';

it('makes one pair, however many servers start at once', async () => {
  const pairs = await Promise.all(Array.from({ length: 20 }, () => pushKeys(secret)));
  expect(new Set(pairs.map(({ privateKey }) => privateKey)).size).toBe(1);
  expect(await PushKeyModel.countDocuments()).toBe(1);
  expect(await pushKeys(secret)).toEqual(pairs[0]);
});

it('keeps the private key where a copy of the database does not give it away', async () => {
  const { publicKey, privateKey } = await pushKeys(secret);
  const stored = JSON.stringify(await mongoose.connection.collection('pushKeys').find().toArray());
  expect(stored).toContain(publicKey);
  expect(stored).not.toContain(privateKey);
});

it('makes another pair when the secret has changed, and forgets what was subscribed with the old one', async () => {
  const before = await pushKeys(secret);
  const whose = { personId: 'a', signInId: 'b', label: 'c', since: new Date() };
  await PushSubscriptionModel.create({ ...whose, endpoint: 'https://push.test/1', p256dh: 'd', auth: 'e' });
  const pairs = await Promise.all(Array.from({ length: 5 }, () => pushKeys(`another ${secret}`)));
  expect(new Set(pairs.map(({ publicKey }) => publicKey)).size).toBe(1);
  expect(pairs[0]?.publicKey).not.toBe(before.publicKey);
  expect(await PushSubscriptionModel.countDocuments()).toBe(0);
});
