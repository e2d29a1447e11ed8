import * as identity from '@rapport/shared/identity/identity.api';
import mongoose from 'mongoose';
import { expect, test } from 'vitest';
import { addPerson, setUpOrganisation } from './factories.ts';
import { startTestServer } from './startTestServer.ts';

test('scratch', async () => {
  const server = await startTestServer({ env: { TEST_LOG_LEVEL: 'info', LOG_LEVEL: 'info' } });
  const admin = await setUpOrganisation(server);
  console.log(admin, admin.cookie());
  const p = await addPerson(server, admin);
  console.log(await p.call(identity.readMe));
  for (const c of ['user', 'session', 'account'])
    console.log(c, await mongoose.connection.db?.collection(c).find().toArray());
  console.log(await admin.call(identity.listPeople, { query: {} }));
  await p.call(identity.signOut);
  console.log(p.cookie());
  await expect(p.call(identity.readMe)).rejects.toMatchObject({ code: 'signed_out' });
  await server.stop();
});
