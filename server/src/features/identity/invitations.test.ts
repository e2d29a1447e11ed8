import * as peopleApi from '@rapport/shared/identity/people.api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, password, setUpOrganisation, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { linkLifetimes } from './identity.limits.ts';
import { LinkModel, PersonModel } from './identity.models.ts';

let now = Date.now();
let server: TestServer;
let admin: TestPerson & { programmeId: string };
let manager: TestPerson;
let member: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => now } });
  admin = await setUpOrganisation(server);
  manager = await addPerson(server, admin, 'manager');
  member = await addPerson(server, admin);
});
afterAll(() => server.stop());

type Invitation = { role?: peopleApi.InvitedRole };
const invite = (by: TestPerson, { role = 'member' }: Invitation = {}) =>
  by.call(peopleApi.createInvitation, { body: { label: 'Somebody', role, programmeId: admin.programmeId } });
const tokenOf = (link: string) => new URL(link).hash.slice(1);

let addresses = 0;
const newcomer = (email = `newcomer${++addresses}@example.org`) => ({
  name: 'New',
  email,
  password,
  zone: 'UTC',
});
const accept = (link: string, person = newcomer()) =>
  server.client().call(peopleApi.acceptInvitation, { body: { token: tokenOf(link), ...person } });

test('the link shows who invites, and the token is in the fragment, which no server sees', async () => {
  const { link } = await invite(admin);
  expect(link).toMatch(new RegExp(`^${server.origin}/join#[\\w-]{43}$`));
  const preview = await server.client().call(peopleApi.previewInvitation, { body: { token: tokenOf(link) } });
  expect(preview).toMatchObject({ organisation: 'Test', label: 'Somebody', invitedBy: 'Ada' });
});

test('the token itself is stored nowhere', async () => {
  const { link } = await invite(admin);
  expect(JSON.stringify(await LinkModel.find().lean())).not.toContain(tokenOf(link));
});

test('several who use one link at once become one person', async () => {
  const { link } = await invite(admin);
  const tries = await Promise.allSettled([1, 2, 3, 4, 5].map(() => accept(link)));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const attempt of tries) {
    if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'link_expired' });
  }
});

test('several who join under one address at once become one person', async () => {
  const links = await Promise.all([1, 2, 3, 4].map(() => invite(admin)));
  const person = newcomer();
  const tries = await Promise.allSettled(links.map(({ link }) => accept(link, person)));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const attempt of tries) {
    if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'email_taken' });
  }
  expect(await PersonModel.countDocuments({ email: person.email })).toBe(1);
});

test('an address that is taken leaves the link good for another try', async () => {
  const { link } = await invite(admin);
  await expect(accept(link, newcomer('ada@example.org'))).rejects.toMatchObject({
    code: 'email_taken',
    fields: { email: 'email_taken' },
  });
  expect((await accept(link)).name).toBe('New');
});

test('a link is good for 14 days and not a moment longer', async () => {
  const { link } = await invite(admin);
  const made = now;
  now = made + linkLifetimes.invitation;
  await expect(accept(link)).rejects.toMatchObject({ code: 'link_expired' });
  now = made + linkLifetimes.invitation - 1;
  expect((await accept(link)).name).toBe('New');
  now = made;
});

test('a withdrawn link stops working, and cannot be withdrawn twice', async () => {
  const { link, invitation } = await invite(manager);
  const params = { invitationId: invitation.id };
  await manager.call(peopleApi.revokeInvitation, { params });
  await expect(accept(link)).rejects.toMatchObject({ code: 'link_expired' });
  await expect(manager.call(peopleApi.revokeInvitation, { params })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('whoever joins gets the role of the link and no other', async () => {
  const roles = ['member', 'manager', 'admin'] as const;
  const viewers = await Promise.all(roles.map(async (role) => accept((await invite(admin, { role })).link)));
  expect(viewers.map(({ admin, manages }) => [admin, manages.length])).toEqual([
    [false, 0],
    [false, 1],
    [true, 0],
  ]);
});

test('only an admin invites managers and admins; a member invites nobody', async () => {
  for (const role of ['manager', 'admin'] as const) {
    await expect(invite(manager, { role })).rejects.toMatchObject({ code: 'forbidden' });
  }
  await expect(invite(member)).rejects.toMatchObject({ code: 'not_found' });
});

test('open invitations are listed newest first, page by page, without the used ones', async () => {
  const used = await invite(admin);
  await accept(used.link);
  const made: string[] = [];
  for (let i = 0; i < 3; i++) made.unshift((await invite(manager)).invitation.id);
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 2, ...(cursor && { cursor }) };
    const page = await manager.call(peopleApi.listInvitations, { query });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(ids.slice(0, 3)).toEqual(made);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).not.toContain(used.invitation.id);
});
