import * as api from '@rapport/shared/identity/identity.api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, password, setUpOrganisation, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { wrongPasswords } from './identity.limits.ts';
import { SignInModel } from './identity.models.ts';

const day = 24 * 60 * 60_000;
let server: TestServer;
let admin: TestPerson & { programmeId: string };

beforeAll(async () => {
  server = await startTestServer();
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

const emailOf = async (person: TestPerson) => (await person.call(api.readMe)).email;

function signIn(email: string, secret = password): Promise<Response> {
  return post('/api/sign-in', { email, password: secret });
}

function post(path: string, body: object): Promise<Response> {
  return fetch(server.origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify(body),
  });
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code;
}

test('the address is found however it is written', async () => {
  const viewer = await server.client().call(api.signIn, { body: { email: ' ADA@example.org ', password } });
  expect(viewer.id).toBe(admin.id);
});

test('the cookie is out of reach of scripts and other sites, and lasts 30 days', async () => {
  const [cookie = ''] = (await signIn('ada@example.org')).headers.getSetCookie();
  expect(cookie).toMatch(/^rapport=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
});

test('a wrong password and an unknown address answer alike', async () => {
  const wrong = await signIn('ada@example.org', 'not the password');
  const unknown = await signIn('nobody@example.org', 'not the password');
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.json()).toEqual(await unknown.json());
});

test('guessing at one address stops after a while; a right password in between starts afresh', async () => {
  const email = await emailOf(await addPerson(server, admin));
  for (let i = 1; i < wrongPasswords.points; i++) await signIn(email, 'a wrong guess');
  expect((await signIn(email)).status).toBe(200);
  for (let i = 0; i < wrongPasswords.points; i++) {
    expect(await codeOf(await signIn(email, 'a wrong guess'))).toBe('wrong_credentials');
  }
  expect(await codeOf(await signIn(email))).toBe('too_many_requests');
});

test('signing out ends this device only, at once', async () => {
  const phone = await addPerson(server, admin);
  const laptop = server.client();
  await laptop.call(api.signIn, { body: { email: await emailOf(phone), password } });
  const kept = phone.cookie();
  await phone.call(api.signOut);
  expect(phone.cookie()).toBe('');
  expect((await fetch(`${server.origin}/api/me`, { headers: { cookie: kept } })).status).toBe(401);
  expect((await laptop.call(api.readMe)).id).toBe(phone.id);
});

test('a sign-in that is used lasts its full time again, with a cookie to match', async () => {
  const person = await addPerson(server, admin);
  const inTwoWeeks = new Date(Date.now() + 14 * day);
  await SignInModel.updateMany({ userId: person.id }, { $set: { expiresAt: inTwoWeeks } });
  const response = await fetch(`${server.origin}/api/me`, { headers: { cookie: person.cookie() } });
  expect(response.headers.getSetCookie()[0]).toContain('Max-Age=2592000');
  const signIn = await SignInModel.findOne({ userId: person.id }).lean();
  expect(signIn?.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 29 * day);
});

test('a sign-in that has expired is none', async () => {
  const person = await addPerson(server, admin);
  await SignInModel.updateMany({ userId: person.id }, { $set: { expiresAt: new Date(Date.now() - 1) } });
  // Known a moment ago, it is remembered for a second at most.
  const read = () => fetch(`${server.origin}/api/me`, { headers: { cookie: person.cookie() } });
  await expect.poll(async () => (await read()).status, { timeout: 5_000 }).toBe(401);
});

test('the sweep ends expired sign-ins that send nothing', async () => {
  const person = await addPerson(server, admin);
  await server.app.kernel.sweeper.run(Date.now() + 31 * day);
  expect(await SignInModel.exists({ userId: person.id })).toBeNull();
  // It ended the admin's as well, at that time.
  await admin.call(api.signIn, { body: { email: 'ada@example.org', password } });
});

test('changed name and zone show at once, also to whoever was known before', async () => {
  const person = await addPerson(server, admin);
  const changed = await person.call(api.changeMe, { body: { name: '  Grace  ', zone: 'Asia/Tokyo' } });
  expect(changed).toMatchObject({ name: 'Grace', zone: 'Asia/Tokyo' });
  const principal = await server.app.kernel.authenticate({ cookie: person.cookie() });
  expect(principal?.name).toBe('Grace');
});

test('a time zone that does not exist is refused by name', async () => {
  await expect(admin.call(api.changeMe, { body: { zone: 'Mars/Olympus' } })).rejects.toMatchObject({
    code: 'invalid_input',
    fields: { zone: 'unknown_zone' },
  });
});

test('on a public computer the cookies go with the browser, the page can see so, and a day ends the sign-in', async () => {
  const body = { email: 'ada@example.org', password, publicComputer: true };
  const cookies = (await post('/api/sign-in', body)).headers.getSetCookie();
  expect(cookies).toHaveLength(2);
  for (const cookie of cookies) expect(cookie).not.toMatch(/Max-Age|Expires/);
  expect(cookies[0]).toMatch(/^rapport=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(cookies[1]).toMatch(/^rapport-public=[^;]+; Path=\/; SameSite=Lax$/);

  const client = server.client();
  await client.call(api.signIn, { body });
  const newest = await SignInModel.findOne({ userId: admin.id }).sort({ createdAt: -1 }).lean();
  expect(newest?.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + day);
  await client.call(api.readMe);
  const kept = await SignInModel.findById(newest?._id).lean();
  expect(kept?.expiresAt).toEqual(newest?.expiresAt);

  await client.call(api.signOut);
  expect(client.cookie()).toBe('');
});

test('a later sign-in in the same browser that is one’s own is remembered again', async () => {
  const client = server.client();
  const body = { email: 'ada@example.org', password };
  await client.call(api.signIn, { body: { ...body, publicComputer: true } });
  expect(client.cookie()).toContain('rapport-public=');
  await client.call(api.signIn, { body });
  expect(client.cookie()).not.toContain('rapport-public=');
  const newest = await SignInModel.findOne({ userId: admin.id }).sort({ createdAt: -1 }).lean();
  expect(newest?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * day);
});
