import * as setUpApi from '@rapport/shared/identity/setUp.api';
import { listActions } from '@rapport/shared/mentorships/actions.api';
import { listMentorships } from '@rapport/shared/mentorships/mentorships.api';
import { readRecord } from '@rapport/shared/review/review.api';
import { minute } from '@rapport/shared/sessions/sessionState';
import { listSessions, readSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestClient, type TestServer } from '../../../testing/startTestServer.ts';

describe('the sample programme', () => {
  let server: TestServer;
  let ahead = 0;
  let sessionId: string;
  let mentor: TestClient;
  let mentee: TestClient;
  let mentorshipId: string;

  const enter = async (as: setUpApi.SampleRole) => {
    const client = server.client();
    const entered = await client.call(setUpApi.continueAs, { body: { code: server.setupCode, as } });
    return { client, entered };
  };

  beforeAll(async () => {
    server = await startTestServer({ clock: { now: () => Date.now() + ahead } });
    const body = { code: server.setupCode, zone: 'Europe/Berlin' };
    ({ sessionId } = await server.client().call(setUpApi.setUpSample, { body }));
    mentor = (await enter('mentor')).client;
    mentee = (await enter('mentee')).client;
    mentorshipId = (await mentor.call(listMentorships, { query: {} })).items[0]?.id ?? '';
  });
  afterAll(() => server.stop());

  const past = async (client: TestClient) =>
    (await client.call(listSessions, { params: { mentorshipId }, query: { when: 'past' } })).items;

  it('has a session that begins in about five minutes, on the minute', async () => {
    const session = await mentee.call(readSession, { params: { sessionId } });
    const startsIn = Date.parse(session.startsAt) - Date.now();
    expect(startsIn).toBeGreaterThan(3 * minute);
    expect(startsIn).toBeLessThanOrEqual(6 * minute);
    expect(Date.parse(session.startsAt) % minute).toBe(0);
    expect(session).toMatchObject({ state: 'scheduled', minutes: 45, viewer: 'mentee' });
    const [newest] = await past(mentee);
    expect(session.previousSessionId).toBe(newest?.id);
  });

  it('has two past sessions with measured minutes and a record that reads the same for both', async () => {
    const sessions = await past(mentor);
    expect(sessions.map(({ state }) => state)).toEqual(['recorded', 'recorded']);
    for (const { id, minutesTogether } of sessions) {
      const params = { sessionId: id };
      const [mine, yours] = await Promise.all([
        mentor.call(readRecord, { params }),
        mentee.call(readRecord, { params }),
      ]);
      expect({ ...yours, session: null }).toEqual({ ...mine, session: null });
      expect(mine.attendance).toMatchObject({ grade: 'measured', minutesTogether: 42, plannedMinutes: 45 });
      expect(minutesTogether).toBe(42);
      expect(mine.agenda.length).toBeGreaterThan(2);
      expect(mine.agenda.every(({ outcome, done }) => done && outcome !== '')).toBe(true);
      expect(JSON.stringify(mine.notes)).toContain('bulletList');
      expect(mine.actions.length).toBeGreaterThan(0);
    }
  });

  it('opens the next session with actions that are open, and shows how others went', async () => {
    const list = async (state: 'open' | 'closed') =>
      (await mentee.call(listActions, { params: { mentorshipId }, query: { state } })).items;
    expect(await list('open')).toHaveLength(2);
    const closed = await list('closed');
    expect(closed.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(closed.every(({ reviews }) => reviews[0]?.howItWent)).toBe(true);
    const [newest] = await past(mentee);
    const record = await mentee.call(readRecord, { params: { sessionId: newest?.id ?? '' } });
    expect(record.reviewed.map(({ id }) => id).sort()).toEqual(closed.map(({ id }) => id).sort());
  });

  it('shows records to the two, and to the manager only that they met', async () => {
    const { client: manager } = await enter('manager');
    const sessions = await past(manager);
    expect(sessions).toHaveLength(2);
    for (const { id } of sessions) {
      await expect(manager.call(readRecord, { params: { sessionId: id } })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
  });

  it('has no record of a session that is not over', async () => {
    await expect(mentor.call(readRecord, { params: { sessionId } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('offers a session to enter also a week later, once the first has gone by', async () => {
    ahead = 7 * 24 * 60 * minute;
    await server.app.kernel.sweeper.run(Date.now() + ahead);
    const entered = await Promise.all([enter('mentor'), enter('mentee'), enter('mentor')]);
    const offered = new Set(entered.map((one) => one.entered.sessionId));
    expect(offered.size).toBe(1);
    expect(offered).not.toContain(sessionId);
    expect(offered).not.toContain(null);
  });
});
