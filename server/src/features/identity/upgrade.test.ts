import { listPeople, listProgrammes } from '@rapport/shared/identity/people.api';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, setUpOrganisation, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { upgradeIdentity } from './upgrade.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };

beforeAll(async () => {
  server = await startTestServer();
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

test('who managed a programme before people said so manages it still', async () => {
  const manager = await addPerson(server, admin, 'manager');
  const before = await manager.call(listProgrammes);
  expect(before.items.map(({ id }) => id)).toEqual([admin.programmeId]);
  const { connection } = mongoose;
  await connection.collection('user').updateMany({}, { $unset: { manages: '' } });
  await connection
    .collection('programmes')
    .updateMany({}, { $set: { managerIds: [admin.id, manager.id, '0'.repeat(24)] } });
  await upgradeIdentity();
  await upgradeIdentity();
  expect(await manager.call(listProgrammes)).toEqual(before);
  const { items } = await admin.call(listPeople, { query: {} });
  expect(items.every(({ manages }) => manages[0]?.id === admin.programmeId)).toBe(true);
  expect(await connection.collection('programmes').findOne({ managerIds: { $exists: true } })).toBeNull();
});
