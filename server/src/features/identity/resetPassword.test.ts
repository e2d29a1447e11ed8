import * as api from '@rapport/shared/identity/identity.api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, password, setUpOrganisation, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { linkLifetimes } from './identity.limits.ts';

let now = Date.now();
let server: TestServer;
let admin: TestPerson & { programmeId: string };

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

async function linkFor(person: TestPerson): Promise<string> {
  const { link } = await admin.call(api.createResetLink, { params: { personId: person.id } });
  expect(link.startsWith(`${server.origin}/reset#`)).toBe(true);
  return new URL(link).hash.slice(1);
}
const reset = (token: string, to: string) =>
  server.client().call(api.resetPassword, { body: { token, password: to } });
const signIn = (email: string, secret: string) =>
  server.client().call(api.signIn, { body: { email, password: secret } });

test('sets the new password, ends every device and works once', async () => {
  const person = await addPerson(server, admin);
  const { email } = await person.call(api.readMe);
  const laptop = server.client();
  await laptop.call(api.signIn, { body: { email, password } });
  const token = await linkFor(person);

  await reset(token, 'quite another password');
  for (const device of [person, laptop]) {
    await expect(device.call(api.readMe)).rejects.toMatchObject({ code: 'signed_out' });
  }
  await expect(signIn(email, password)).rejects.toMatchObject({ code: 'wrong_credentials' });
  expect((await signIn(email, 'quite another password')).id).toBe(person.id);
  await expect(reset(token, 'a third password')).rejects.toMatchObject({ code: 'link_expired' });
});

test('of two who use the link at once one sets the password', async () => {
  const token = await linkFor(await addPerson(server, admin));
  const tries = await Promise.allSettled([
    reset(token, 'the first password'),
    reset(token, 'the second password'),
  ]);
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a link is good for 24 hours', async () => {
  const token = await linkFor(await addPerson(server, admin));
  now += linkLifetimes.reset;
  await expect(reset(token, 'quite another password')).rejects.toMatchObject({ code: 'link_expired' });
});

test('a short password leaves the link good', async () => {
  const token = await linkFor(await addPerson(server, admin));
  await expect(reset(token, 'short')).rejects.toMatchObject({
    code: 'invalid_input',
    fields: { password: expect.any(String) },
  });
  await expect(reset(token, 'long enough now')).resolves.toBeUndefined();
});

test('only an admin makes reset links', async () => {
  const params = { personId: admin.id };
  for (const role of ['member', 'manager'] as const) {
    const person = await addPerson(server, admin, role);
    await expect(person.call(api.createResetLink, { params })).rejects.toMatchObject({ code: 'not_found' });
  }
});
