import { createAction, listActions } from '@rapport/shared/mentorships/actions.api';
import { readMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { minute } from '@rapport/shared/sessions/sessionState';
import * as operations from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addPair,
  addPerson,
  setUpOrganisation,
  type TestPair,
  type TestPerson,
} from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { SessionStore } from './sessionStore.ts';

const year = new Date().getUTCFullYear() + 1;
const past = [
  ['Überblick und Ziele', `${year}-03-02`, '23:30'],
  ['Zielgespräch', `${year}-03-16`, '10:00'],
  ['Release plan', `${year}-03-30`, '10:00'],
  ['Release review', `${year}-04-13`, '10:00'],
] as const;

/** Paths of all that was answered, sorted. */
const fieldsOf = (answer: object): string[] =>
  Object.entries(answer)
    .flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? fieldsOf(value).map((inner) => `${name}.${inner}`)
        : [name],
    )
    .sort();

describe("a pair's sessions", () => {
  let server: TestServer;
  let admin: TestPerson & { programmeId: string };
  let pair: TestPair;
  let ids: string[];
  let comingIds: string[];

  beforeAll(async () => {
    server = await startTestServer();
    admin = await setUpOrganisation(server);
    pair = await addPair(server, admin);
    const store = new SessionStore(server.app.kernel.events);
    const book = async (title: string, date: string, time: string) => {
      const body = { title, date, time, zone: 'Europe/Berlin', minutes: 45, templateId: 'regular-meeting' };
      const params = { mentorshipId: pair.mentorshipId };
      return pair.mentor.call(operations.bookSession, { params, body });
    };
    ids = [];
    for (const [title, date, time] of past) {
      const { id, startsAt } = await book(title, date, time);
      await store.applyEvent(id, 'joined', 'sfu');
      const endedAt = new Date(Date.parse(startsAt) + 45 * minute);
      await store.applyEvent(id, 'ended', 'mentor', { endedAt });
      ids.push(id);
    }
    const later = await book('Later', `${year}-06-08`, '10:00');
    const sooner = await book('Sooner', `${year}-05-11`, '10:00');
    comingIds = [sooner.id, later.id];
  });
  afterAll(() => server.stop());

  const list = async (query: Parameters<typeof ask>[0]) => (await ask(query)).items.map(({ id }) => id);
  const ask = (query: {
    when?: 'coming' | 'past';
    title?: string;
    from?: string;
    to?: string;
    limit?: number;
    cursor?: string | undefined;
  }) => pair.mentor.call(operations.listSessions, { params: { mentorshipId: pair.mentorshipId }, query });

  it('come soonest first, and past ones newest first', async () => {
    expect(await list({})).toEqual(comingIds);
    expect(await list({ when: 'past' })).toEqual([...ids].reverse());
  });

  it('are found by the beginnings of words in their title, without case or accents', async () => {
    const [overview, goals, plan, review] = ids;
    expect(await list({ when: 'past', title: 'ziel' })).toEqual([goals, overview]);
    expect(await list({ when: 'past', title: 'uberblick' })).toEqual([overview]);
    expect(await list({ when: 'past', title: 'RELEASE pl' })).toEqual([plan]);
    expect(await list({ when: 'past', title: 'release' })).toEqual([review, plan]);
    expect(await list({ when: 'past', title: 'elease' })).toEqual([]);
    expect(await list({ when: 'past', title: '.*' })).toHaveLength(4);
  });

  it("are found by day in the viewer's zone, both days included", async () => {
    const [overview = '', goals = ''] = ids;
    expect(await list({ when: 'past', from: `${year}-03-02`, to: `${year}-03-02` })).toEqual([overview]);
    expect(await list({ when: 'past', from: `${year}-03-03`, to: `${year}-03-16` })).toEqual([goals]);
    expect(await list({ when: 'past', to: `${year}-03-01` })).toEqual([]);
    await expect(ask({ when: 'past', from: `${year}-03-16`, to: `${year}-03-02` })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { to: expect.any(String) },
    });
  });

  it.each(['manager', 'admin'] as const)(
    'show a %s who, when and how long, and nothing else',
    async (role) => {
      const office = await addPerson(server, admin, role);
      const params = { mentorshipId: pair.mentorshipId };
      const { items } = await office.call(operations.listSessions, { params, query: { when: 'past' } });
      expect(items).toHaveLength(past.length);
      for (const session of items) {
        expect(fieldsOf(session)).toEqual(
          [
            ...['id', 'mentorshipId', 'title', 'state', 'startsAt', 'minutes', 'zone'],
            ...['mentor.id', 'mentor.name', 'mentor.zone', 'mentee.id', 'mentee.name', 'mentee.zone'],
            ...['viewer', 'endedAt', 'minutesTogether', 'seriesId'],
            ...['kind', 'place', 'proposedBy', 'cancelledLate'],
          ].sort(),
        );
        expect(session).toMatchObject({
          ...{ title: '', place: '', seriesId: null, proposedBy: null, viewer: role },
        });
      }
      const mentorship = await office.call(readMentorship, { params });
      expect(fieldsOf(mentorship)).toEqual(
        [
          ...['id', 'state', 'since', 'endedAt', 'viewer', 'programme.id', 'programme.name'],
          ...['mentor.id', 'mentor.name', 'mentor.zone', 'mentee.id', 'mentee.name', 'mentee.zone'],
        ].sort(),
      );
    },
  );

  it('are found by no word by who may not read titles', async () => {
    const params = { mentorshipId: pair.mentorshipId };
    const find = async (title: string) =>
      (await admin.call(operations.listSessions, { params, query: { when: 'past', title } })).items.length;
    expect([await find('release'), await find('r'), await find('nothing like it')]).toEqual([0, 0, 0]);
    expect(await find('')).toBe(past.length);
  });

  it('come in pages that neither double nor lose one, also when one is booked in between', async () => {
    const first = await ask({ when: 'past', limit: 3 });
    const second = await ask({ when: 'past', limit: 3, cursor: first.nextCursor ?? undefined });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([...ids].reverse());
    expect(second.nextCursor).toBeNull();
  });

  it('know the one before, whose actions are reviewed, and the one after', async () => {
    const read = (sessionId = '') => pair.mentee.call(operations.readSession, { params: { sessionId } });
    expect(await read(ids[0])).toMatchObject({ previousSessionId: null, nextSession: { id: ids[1] } });
    expect(await read(ids[3])).toMatchObject({
      previousSessionId: ids[2],
      nextSession: { id: comingIds[0] },
    });
    expect(await read(comingIds[0])).toMatchObject({
      previousSessionId: ids[3],
      nextSession: { id: comingIds[1] },
    });
    expect(await read(comingIds[1])).toMatchObject({ previousSessionId: ids[3], nextSession: null });
  });

  it('show the actions that are open now, also in a session that was booked before they were agreed', async () => {
    const params = { mentorshipId: pair.mentorshipId };
    const action = await pair.mentee.call(createAction, {
      params,
      body: {
        key: 'key-00001',
        what: 'Later',
        ownerId: pair.mentee.id,
        due: null,
        sessionId: ids[3] ?? null,
      },
    });
    const { items } = await pair.mentor.call(listActions, { params, query: {} });
    expect(items).toEqual([action]);
  });
});
