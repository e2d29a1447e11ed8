import * as operations from '@rapport/shared/mentorships/actions.api';
import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { bookSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

describe('actions', () => {
  let server: TestServer;
  let admin: TestPerson & { programmeId: string };
  let pair: TestPair;
  let keys = 0;
  const key = () => `key-${++keys}-abcdef`;

  beforeAll(async () => {
    server = await startTestServer();
    admin = await setUpOrganisation(server);
  });
  beforeEach(async () => {
    pair = await addPair(server, admin);
  });
  afterAll(() => server.stop());

  const create = (
    fields: Partial<{
      key: string;
      what: string;
      ownerId: string;
      due: string | null;
      sessionId: string | null;
    }> = {},
    who: TestPerson = pair.mentee,
  ) =>
    who.call(operations.createAction, {
      params: { mentorshipId: pair.mentorshipId },
      body: {
        key: key(),
        what: 'Write it down',
        ownerId: pair.mentee.id,
        due: null,
        sessionId: null,
        ...fields,
      },
    });
  const book = async (of: TestPair) => {
    const session = await of.mentor.call(bookSession, {
      params: { mentorshipId: of.mentorshipId },
      body: {
        ...{ title: 'Talk', templateId: 'regular-meeting', minutes: 45, zone: 'UTC', time: '10:00' },
        date: `${new Date().getUTCFullYear() + 1}-05-04`,
      },
    });
    return session.id;
  };
  const list = (
    who: TestPerson,
    query: { state?: 'open' | 'closed'; limit?: number; cursor?: string | undefined } = {},
  ) => who.call(operations.listActions, { params: { mentorshipId: pair.mentorshipId }, query });

  it('belong to the pair: what one writes, the other reads', async () => {
    const action = await create({ what: '  Say it plainly ', due: '2031-05-04' });
    expect(action).toMatchObject({ what: 'Say it plainly', due: '2031-05-04', state: 'open', version: 1 });
    expect((await list(pair.mentor)).items).toEqual([action]);
  });

  it('are made once by a key, also when the request is sent several times at once', async () => {
    const repeated = key();
    const made = await Promise.all(Array.from({ length: 6 }, () => create({ key: repeated })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect((await create({ key: repeated })).id).toBe(made[0]?.id);
    expect((await list(pair.mentee)).items).toHaveLength(1);
  });

  it('are two when both people happen to choose the same key', async () => {
    const same = key();
    await Promise.all([create({ key: same }), create({ key: same }, pair.mentor)]);
    expect((await list(pair.mentee)).items).toHaveLength(2);
  });

  it('keep both changes when two people change different fields at once, and one of them in the same field', async () => {
    const { id: actionId } = await create();
    const change = (who: TestPerson, fields: { what?: string; due?: string }) =>
      who.call(operations.changeAction, { params: { actionId }, body: { key: key(), ...fields } });
    await Promise.all([change(pair.mentor, { what: 'A' }), change(pair.mentee, { due: '2031-01-01' })]);
    await Promise.all([change(pair.mentor, { what: 'B' }), change(pair.mentee, { what: 'C' })]);
    const [now] = (await list(pair.mentor)).items;
    expect(now).toMatchObject({ due: '2031-01-01', version: 5 });
    expect(['B', 'C']).toContain(now?.what);
  });

  it('change once by a key, also concurrently', async () => {
    const { id: actionId } = await create();
    const body = { key: key(), state: 'done' as const };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        pair.mentor.call(operations.changeAction, { params: { actionId }, body }),
      ),
    );
    expect(answers.map(({ version }) => version)).toEqual([2, 2, 2, 2, 2]);
  });

  it('are answered in a review: done closes, a second answer in the same session replaces the first', async () => {
    const sessionId = await book(pair);
    const { id: actionId } = await create();
    const answer = (verdict: operations.ReviewVerdict, howItWent = '') =>
      pair.mentee.call(operations.reviewAction, {
        params: { actionId },
        body: { sessionId, verdict, howItWent },
      });
    expect(await answer('done', 'Well')).toMatchObject({ state: 'done', closedAt: expect.any(String) });
    const kept = await answer('keep', 'Not quite');
    expect(kept).toMatchObject({ state: 'open', closedAt: null });
    expect(kept.reviews).toMatchObject([
      { sessionId, verdict: 'keep', howItWent: 'Not quite', by: pair.mentee.id },
    ]);
  });

  it('refer to a session of their own pair only', async () => {
    const other = await addPair(server, admin);
    const foreign = await book(other);
    await expect(create({ sessionId: foreign })).rejects.toMatchObject({ code: 'not_found' });
    const { id: actionId } = await create({ sessionId: await book(pair) });
    const body = { sessionId: foreign, verdict: 'done' as const };
    await expect(
      pair.mentee.call(operations.reviewAction, { params: { actionId }, body }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are owed by one of the two', async () => {
    await expect(create({ ownerId: admin.id })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { ownerId: expect.any(String) },
    });
  });

  it('do not exist for another pair, for its manager or for an admin', async () => {
    const other = await addPair(server, admin);
    const { id: actionId } = await create();
    for (const stranger of [other.mentor, other.mentee, admin]) {
      await expect(list(stranger)).rejects.toMatchObject({ code: 'not_found' });
      await expect(create({}, stranger)).rejects.toMatchObject({ code: 'not_found' });
      await expect(
        stranger.call(operations.changeAction, { params: { actionId }, body: { key: key(), state: 'done' } }),
      ).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('of an ended pair are there to read and not to write', async () => {
    const action = await create();
    await pair.mentor.call(endMentorship, { params: { mentorshipId: pair.mentorshipId } });
    expect((await list(pair.mentee)).items).toEqual([action]);
    await expect(create()).rejects.toMatchObject({ code: 'mentorship_ended' });
    const change = pair.mentee.call(operations.changeAction, {
      params: { actionId: action.id },
      body: { key: key(), state: 'done' },
    });
    await expect(change).rejects.toMatchObject({ code: 'mentorship_ended' });
    expect((await pair.mentee.call(operations.listMyActions, { query: {} })).items).toEqual([]);
  });

  it('are listed by due day, those without one last, in pages; closed ones newest first', async () => {
    for (const due of ['2031-03-01', null, '2031-01-01', null, '2031-02-01']) await create({ due });
    const seen: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(pair.mentee, { limit: 2, cursor });
      seen.push(...page.items.map(({ due }) => due));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['2031-01-01', '2031-02-01', '2031-03-01', null, null]);

    const open = (await list(pair.mentee)).items;
    for (const { id: actionId } of open.slice(0, 2)) {
      await pair.mentee.call(operations.changeAction, {
        params: { actionId },
        body: { key: key(), state: 'done' },
      });
    }
    const closed = (await list(pair.mentee, { state: 'closed' })).items;
    expect(closed.map(({ id }) => id)).toEqual([open[1]?.id, open[0]?.id]);
  });

  it('that a person owes are listed over all pairs', async () => {
    await create({ what: 'Mine' });
    await create({ what: 'Theirs', ownerId: pair.mentor.id });
    const { items } = await pair.mentee.call(operations.listMyActions, { query: {} });
    expect(items.map(({ what }) => what)).toEqual(['Mine']);
  });
});
