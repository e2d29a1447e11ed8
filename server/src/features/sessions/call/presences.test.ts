import { type Observation, rebuildAttendance } from '@rapport/shared/sessions/attendance';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import { Presences } from './presences.ts';

let server: TestServer;
const presences = new Presences();
const newId = () => new mongoose.Types.ObjectId().toHexString();

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const pair = ['a'.repeat(24), 'b'.repeat(24)];
const observation: fc.Arbitrary<Observation> = fc.record({
  connection: fc.constantFrom('PA_1', 'PA_2', 'PA_3'),
  personId: fc.constantFrom(...pair),
  kind: fc.constantFrom('joined', 'seen', 'left'),
  at: fc.integer({ min: 0, max: 10_000 }),
});

test('what is stored gives the attendance of the observations themselves, in any order, doubled and in any pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(observation, { maxLength: 20 }),
      fc.infiniteStream(fc.nat()),
      async (all, numbers) => {
        const sessionId = newId();
        const doubled = [...all, ...all].sort(() => ((numbers.next().value ?? 0) % 2 === 0 ? 1 : -1));
        const cut = (numbers.next().value ?? 0) % (doubled.length + 1);
        await presences.observe(sessionId, doubled.slice(0, cut));
        await presences.observe(sessionId, doubled.slice(cut));
        const stored = rebuildAttendance(await presences.ofCall(sessionId), pair, 9_000);
        expect(stored).toEqual(rebuildAttendance(all, pair, 9_000));
      },
    ),
    { numRuns: 60 },
  );
});

test('two writers of the same first observation make one row', async () => {
  const sessionId = newId();
  const one: Observation = { connection: 'PA_1', personId: pair[0] ?? '', kind: 'joined', at: 5 };
  await Promise.all(Array.from({ length: 8 }, () => presences.observe(sessionId, [one])));
  expect(await presences.ofCall(sessionId)).toHaveLength(2);
});

test('the last sign of a session is that of its call, and of its document apart', async () => {
  const sessionId = newId();
  expect(await presences.last(sessionId)).toEqual({ call: undefined, document: undefined });
  const [personId = ''] = pair;
  await presences.observe(sessionId, [
    { connection: 'PA_1', personId, kind: 'seen', at: 900 },
    { connection: 'PA_1', personId, kind: 'left', at: 700 },
    { connection: 'PA_2', personId, kind: 'seen', at: 400 },
  ]);
  await presences.observeDocument(sessionId, 800);
  await presences.observeDocument(sessionId, 600);
  expect(await presences.last(sessionId)).toEqual({ call: 700, document: 800 });
});
