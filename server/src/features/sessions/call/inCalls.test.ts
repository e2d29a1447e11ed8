import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InCalls } from './inCalls.ts';
import { CallPresenceModel } from './presence.model.ts';

beforeAll(async () => {
  const dbName = `inCalls_${randomBytes(6).toString('hex')}`;
  await mongoose.connect(process.env.TEST_MONGODB_URL ?? '', { dbName });
});
afterAll(async () => {
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
});

test('one whose partners cannot be found holds up nobody else, and is told of the next time', async () => {
  const now = Date.now();
  const seen = (personId: string) => ({ sessionId: 's', connection: personId, personId, from: now, to: now });
  await CallPresenceModel.insertMany(['ada', 'ben', 'cyd'].map(seen));
  const told: unknown[] = [];
  let isBroken = true;
  const inCalls = new InCalls({
    mentorships: {
      async partnersOf(personId: string) {
        if (isBroken && personId === 'ada') throw new Error('no answer');
        return [`partner of ${personId}`];
      },
    },
    live: { send: ([partner], _event, data) => told.push({ partner, ...data }) },
    now: () => now,
  });
  const hint = (personId: string) => ({ partner: `partner of ${personId}`, personId, inSession: true });

  await expect(inCalls.tell()).rejects.toThrow('no answer');
  expect(told.splice(0)).toEqual([hint('ben'), hint('cyd')]);
  isBroken = false;
  await inCalls.tell();
  expect(told.splice(0)).toEqual([hint('ada')]);
  await inCalls.tell();
  expect(told).toEqual([]);
});
