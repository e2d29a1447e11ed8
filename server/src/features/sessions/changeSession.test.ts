import * as operations from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { SessionStore } from './sessionStore.ts';

const nextYear = new Date().getUTCFullYear() + 1;
const slot = { date: `${nextYear}-05-04`, time: '14:30', zone: 'Europe/Berlin', minutes: 45 };

describe('moving and cancelling a session', () => {
  let server: TestServer;
  let admin: TestPerson & { programmeId: string };
  let pair: TestPair;
  let sessionId: string;

  beforeAll(async () => {
    server = await startTestServer();
    admin = await setUpOrganisation(server);
  });
  beforeEach(async () => {
    pair = await addPair(server, admin);
    sessionId = await book(slot);
  });
  afterAll(() => server.stop());

  const book = async (when: typeof slot) => {
    const params = { mentorshipId: pair.mentorshipId };
    const body = { ...when, title: 'Talk', templateId: 'regular-meeting' };
    return (await pair.mentor.call(operations.bookSession, { params, body })).id;
  };
  const move = (fields: Partial<typeof slot>, who: TestPerson = pair.mentee, reason = 'Dentist') =>
    who.call(operations.moveSession, { params: { sessionId }, body: { ...slot, ...fields, reason } });
  const cancel = (who: TestPerson = pair.mentee, reason = 'Ill') =>
    who.call(operations.cancelSession, { params: { sessionId }, body: { reason } });

  it('either of the two moves it, and both see who, why, from when and to when', async () => {
    await move({ time: '16:00' });
    const session = await move(
      { zone: 'America/New_York', time: '09:00', minutes: 60 },
      pair.mentor,
      'Train',
    );
    expect(session).toMatchObject({
      ...{ startsAt: `${nextYear}-05-04T13:00:00.000Z`, minutes: 60, zone: 'America/New_York', version: 3 },
      changes: [
        {
          ...{ kind: 'moved', by: { id: pair.mentee.id }, reason: 'Dentist' },
          ...{ from: `${nextYear}-05-04T12:30:00.000Z`, to: `${nextYear}-05-04T14:00:00.000Z` },
        },
        {
          kind: 'moved',
          by: { id: pair.mentor.id },
          reason: 'Train',
          from: `${nextYear}-05-04T14:00:00.000Z`,
        },
      ],
    });
  });

  it('keeps every move when both move it at once: each begins where the other ended', async () => {
    await Promise.all([move({ time: '16:00' }), move({ time: '18:00' }, pair.mentor)]);
    const { changes } = await pair.mentor.call(operations.readSession, { params: { sessionId } });
    expect(changes).toHaveLength(2);
    expect(changes[1]?.from).toBe(changes[0]?.to);
  });

  it('refuses a past or missing time, and an hour in which the two meet already, and changes nothing', async () => {
    await book({ ...slot, time: '17:00' });
    await expect(move({ date: '2020-01-01' })).rejects.toMatchObject({ code: 'time_in_past' });
    await expect(move({ time: '17:00' })).rejects.toMatchObject({ code: 'conflict' });
    const session = await pair.mentor.call(operations.readSession, { params: { sessionId } });
    expect(session).toMatchObject({ version: 1, changes: [] });
  });

  it('refuses an hour that overlaps another of the two, and takes one that overlaps only itself', async () => {
    await book({ ...slot, time: '17:00' });
    for (const time of ['16:30', '17:20', '17:44']) {
      await expect(move({ time })).rejects.toMatchObject({ code: 'conflict', fields: { time: 'taken' } });
    }
    await move({ time: '14:45' });
    await move({ time: '16:15' });
    await book(slot);
  });

  it('lets one of two sessions have an hour that both are moved to at once', async () => {
    const otherId = await book({ ...slot, time: '17:00' });
    const move = (id: string, time: string) =>
      pair.mentor.call(operations.moveSession, {
        params: { sessionId: id },
        body: { ...slot, time, reason: 'Dentist' },
      });
    const moved = await Promise.allSettled([move(sessionId, '10:00'), move(otherId, '10:30')]);
    expect(moved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(moved.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  });

  it.each([
    ['no', ''],
    ['an empty', '   '],
    ['too long a', 'x'.repeat(501)],
  ])('changes nothing for %s reason', async (_, reason) => {
    const refusal = { code: 'invalid_input', fields: { reason: expect.any(String) } };
    await expect(move({ time: '16:00' }, pair.mentee, reason)).rejects.toMatchObject(refusal);
    await expect(cancel(pair.mentee, reason)).rejects.toMatchObject(refusal);
    const params = { sessionId };
    expect(await pair.mentor.call(operations.readSession, { params })).toMatchObject({
      version: 1,
      changes: [],
    });
  });

  it('frees its hour once it is over, also before its planned end', async () => {
    const store = new SessionStore(server.app.kernel.events);
    await store.applyEvent(sessionId, 'joined', 'sfu');
    await expect(book({ ...slot, time: '15:00' })).rejects.toMatchObject({ code: 'conflict' });
    await store.applyEvent(sessionId, 'ended', 'mentor', { endedAt: new Date() });
    await book({ ...slot, time: '15:00' });
  });

  it('cancels once, with the reason; the link goes on to say so', async () => {
    expect(await cancel()).toMatchObject({ state: 'cancelled', writable: false });
    await expect(cancel(pair.mentor)).rejects.toMatchObject({ code: 'session_cancelled' });
    await expect(move({ time: '16:00' })).rejects.toMatchObject({ code: 'session_cancelled' });
    expect(await pair.mentor.call(operations.readSession, { params: { sessionId } })).toMatchObject({
      state: 'cancelled',
      changes: [{ kind: 'cancelled', by: { id: pair.mentee.id }, reason: 'Ill', to: null }],
    });
    await book(slot);
  });

  it('a cancellation in the last day before the start is a late one, an earlier one is not', async () => {
    expect(await cancel()).toMatchObject({ cancelledLate: false, changes: [{ late: false }] });
    const soon = new Date(Date.now() + 23 * 60 * 60_000).toISOString();
    sessionId = await book({ ...slot, date: soon.slice(0, 10), time: soon.slice(11, 16), zone: 'UTC' });
    expect(await cancel()).toMatchObject({
      ...{ state: 'cancelled', cancelledLate: true },
      changes: [{ kind: 'cancelled', reason: 'Ill', late: true }],
    });
  });

  it('is too late once the session has begun or is over', async () => {
    const store = new SessionStore(server.app.kernel.events);
    await store.applyEvent(sessionId, 'joined', 'sfu');
    await expect(cancel()).rejects.toMatchObject({ code: 'session_started' });
    await expect(move({ time: '16:00' })).rejects.toMatchObject({ code: 'session_started' });
    await store.applyEvent(sessionId, 'ended', 'mentor', { endedAt: new Date() });
    await expect(cancel()).rejects.toMatchObject({ code: 'session_over' });
  });

  it('does not exist for anybody else', async () => {
    const other = await addPair(server, admin);
    for (const stranger of [other.mentor, other.mentee, admin]) {
      await expect(move({}, stranger)).rejects.toMatchObject({ code: 'not_found' });
      await expect(cancel(stranger)).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(
      pair.mentor.call(operations.cancelSession, {
        params: { sessionId: 'f'.repeat(24) },
        body: { reason: 'Ill' },
      }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
