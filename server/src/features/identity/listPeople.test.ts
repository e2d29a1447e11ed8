import * as api from '@rapport/shared/identity/identity.api';
import * as peopleApi from '@rapport/shared/identity/people.api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, setUpOrganisation, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };
let manager: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  admin = await setUpOrganisation(server);
  manager = await addPerson(server, admin, 'manager');
  for (const name of ['Bea (Ops)', 'Bea', 'bela', 'Zoë']) {
    const person = await addPerson(server, admin);
    await person.call(api.changeMe, { body: { name } });
  }
});
afterAll(() => server.stop());

const names = async (search: string) =>
  (await admin.call(peopleApi.listPeople, { query: { search } })).items.map(({ name }) => name);

test('pages follow the names, each person once', async () => {
  const all: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await admin.call(peopleApi.listPeople, { query: { limit: 2, ...(cursor && { cursor }) } });
    expect(page.items.length).toBeLessThanOrEqual(2);
    all.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(all).toEqual(['Ada', 'Bea', 'Bea (Ops)', manager.name, 'Zoë', 'bela'].sort());
});

test('a search finds parts of names in any case, and takes signs as they are', async () => {
  expect(await names('BE')).toEqual(['Bea', 'Bea (Ops)', 'bela']);
  expect(await names('(ops')).toEqual(['Bea (Ops)']);
  expect(await names('.*')).toEqual([]);
});

test('a cursor of another list is refused', async () => {
  await expect(admin.call(peopleApi.listPeople, { query: { cursor: 'bm9uc2Vuc2U' } })).rejects.toMatchObject({
    code: 'invalid_input',
    fields: { cursor: 'invalid' },
  });
});

test('a manager sees members with their addresses, and admins without', async () => {
  const { items } = await manager.call(peopleApi.listPeople, { query: { search: 'a' } });
  const addressOf = (name: string) => items.find((person) => person.name === name)?.email;
  expect(addressOf('Ada')).toBe('');
  expect(addressOf('Bea')).toMatch(/@example\.org$/);
});

test('what somebody manages is told by name', async () => {
  const [row] = (await admin.call(peopleApi.listPeople, { query: { search: manager.name } })).items;
  expect(row?.manages).toEqual([{ id: admin.programmeId, name: 'Mentoring' }]);
});
