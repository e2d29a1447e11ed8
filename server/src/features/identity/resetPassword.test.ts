import * as api from '@rapport/shared/identity/identity.api';
import * as peopleApi from '@rapport/shared/identity/people.api';
import mongoose, { Types } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { addPerson, password, setUpOrganisation, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { linkLifetimes } from './identity.limits.ts';
import { SignInModel } from './identity.models.ts';
import { resetPassword } from './resetPassword.ts';
import { SignIns } from './signIns.ts';

type Collection = InstanceType<typeof mongoose.mongo.Collection>;

let now = Date.now();
let server: TestServer;
let admin: TestPerson & { programmeId: string };

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

async function linkFor(person: TestPerson): Promise<string> {
  const { link } = await admin.call(peopleApi.createResetLink, { params: { personId: person.id } });
  expect(link.startsWith(`${server.origin}/reset#`)).toBe(true);
  return new URL(link).hash.slice(1);
}
const reset = (token: string, to: string) =>
  server.client().call(peopleApi.resetPassword, { body: { token, password: to } });
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

describe('a reset that is cut off', () => {
  let person: TestPerson;
  let token: string;
  let signIns: SignIns;
  const devices = () => SignInModel.countDocuments({ userId: new Types.ObjectId(person.id) });

  beforeEach(async () => {
    person = await addPerson(server, admin);
    token = await linkFor(person);
    signIns = new SignIns(server.app.kernel.config, () => Promise.reject(new Error('the process dies')));
  });

  test('after the change leaves no device signed in with the old password', async () => {
    const secret = 'quite another password';
    await expect(resetPassword(signIns, { token, password: secret }, now)).rejects.toThrow('dies');
    expect(await devices()).toBe(0);
    expect((await signIn(person.email, secret)).id).toBe(person.id);
  });

  test('before the end of the sign-ins has changed nothing, and the link is still good', async () => {
    const dying = {
      hashPassword: (secret: string) => signIns.hashPassword(secret),
      announce: () => Promise.resolve(),
      revoke: () => Promise.reject(new Error('the process dies')),
    };
    const secret = 'quite another password';
    await expect(resetPassword(dying, { token, password: secret }, now)).rejects.toThrow('dies');
    expect(await devices()).toBe(1);
    expect((await signIn(person.email, password)).id).toBe(person.id);
    await expect(reset(token, secret)).resolves.toBeUndefined();
  });
});

test('a sign-in with the old password that is under way does not outlast the change', async () => {
  const person = await addPerson(server, admin);
  const token = await linkFor(person);
  const { prototype } = mongoose.mongo.Collection;
  const insertOne = prototype.insertOne;
  const spy = vi.spyOn(prototype, 'insertOne').mockImplementation(async function (this: Collection, ...args) {
    if (this.collectionName !== SignInModel.collection.collectionName) return insertOne.apply(this, args);
    // The old password was right a moment ago.
    spy.mockRestore();
    await reset(token, 'quite another password');
    return insertOne.apply(this, args);
  });
  await expect(signIn(person.email, password)).rejects.toMatchObject({ code: 'wrong_credentials' });
  expect(await SignInModel.countDocuments({ userId: new Types.ObjectId(person.id) })).toBe(0);
});

test('of sign-ins with the old password and its change at once none outlasts the change', async () => {
  const person = await addPerson(server, admin);
  const token = await linkFor(person);
  await Promise.allSettled([
    ...Array.from({ length: 4 }, () => signIn(person.email, password)),
    reset(token, 'quite another password'),
  ]);
  expect(await SignInModel.countDocuments({ userId: new Types.ObjectId(person.id) })).toBe(0);
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
    await expect(person.call(peopleApi.createResetLink, { params })).rejects.toMatchObject({
      code: 'not_found',
    });
  }
});
