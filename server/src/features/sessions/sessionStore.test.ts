import { bookSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { sessionChanged } from './ports.ts';
import { type Session, SessionStore } from './sessionStore.ts';

describe('the session store', () => {
  let server: TestServer;
  let admin: TestPerson & { programmeId: string };
  let pair: TestPair;
  let store: SessionStore;
  let sessionId: string;
  const events: string[] = [];

  beforeAll(async () => {
    server = await startTestServer();
    admin = await setUpOrganisation(server);
    pair = await addPair(server, admin);
    store = new SessionStore(server.app.kernel.events);
    server.app.kernel.events.subscribe(sessionChanged, ({ event, version }) => {
      events.push(`${event} ${version}`);
    });
  });
  let day = 0;
  beforeEach(async () => {
    const date = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 0, ++day)).toISOString().slice(0, 10);
    const session = await pair.mentor.call(bookSession, {
      params: { mentorshipId: pair.mentorshipId },
      body: { title: 'Talk', templateId: 'regular-meeting', minutes: 45, zone: 'UTC', date, time: '10:00' },
    });
    sessionId = session.id;
    events.length = 0;
  });
  afterAll(() => server.stop());

  const state = async (session: Promise<Session | undefined>) => (await session)?.state;

  it('moves a session through its life by the table, telling each event once', async () => {
    const endedAt = new Date();
    expect(await state(store.applyEvent(sessionId, 'joined', 'sfu'))).toBe('live');
    expect(await state(store.applyEvent(sessionId, 'ended', 'mentor', { endedAt }))).toBe('ended');
    const recorded = await store.applyEvent(sessionId, 'frozen', 'sweep', { minutesTogether: 42 });
    expect(recorded).toMatchObject({ state: 'recorded', endedAt, minutesTogether: 42, version: 4 });
    expect(events).toEqual(['joined 2', 'ended 3', 'frozen 4']);
  });

  it('refuses what the table forbids, by state and by cause', async () => {
    expect(await store.applyEvent(sessionId, 'emptied', 'sweep')).toBeUndefined();
    expect(await store.applyEvent(sessionId, 'cancelled', 'sfu')).toBeUndefined();
    await store.applyEvent(sessionId, 'cancelled', 'person');
    expect(await store.applyEvent(sessionId, 'joined', 'sfu')).toBeUndefined();
    expect(await state(store.find(sessionId))).toBe('cancelled');
  });

  it('answers a repeated event without writing or telling it again', async () => {
    await store.applyEvent(sessionId, 'joined', 'sfu');
    expect(await store.applyEvent(sessionId, 'joined', 'sfu')).toMatchObject({ state: 'live', version: 2 });
    expect(events).toEqual(['joined 2']);
  });

  it('lets one of two events at once win that exclude each other', async () => {
    const [joined, cancelled] = await Promise.all([
      store.applyEvent(sessionId, 'joined', 'sfu'),
      store.applyEvent(sessionId, 'cancelled', 'person'),
    ]);
    expect([joined, cancelled].filter(Boolean)).toHaveLength(1);
    expect(events).toHaveLength(1);
  });

  it('refuses a change of a session that was read at an older version', async () => {
    const startsAt = new Date(Date.now() + 1e9);
    const when = { startsAt, minutes: 45, zone: 'UTC', wall: { date: '2031-01-01', time: '10:00' } };
    expect(await store.applyEvent(sessionId, 'moved', 'person', { when }, 7)).toBeUndefined();
    expect(await store.applyEvent(sessionId, 'moved', 'person', { when }, 1)).toMatchObject({
      startsAt,
      version: 2,
    });
  });

  it('knows no session by an id that is none', async () => {
    expect(await store.find('nonsense')).toBeUndefined();
    expect(await store.find('f'.repeat(24))).toBeUndefined();
  });
});
