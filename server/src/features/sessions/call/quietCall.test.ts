import { listNotices, saveNoticeSettings } from '@rapport/shared/messaging/messaging.api';
import { usualNotices } from '@rapport/shared/messaging/noticeSettings';
import { subscribePush } from '@rapport/shared/messaging/push.api';
import { callNow } from '@rapport/shared/messaging/ring.api';
import { type ServerEvents, socketPath } from '@rapport/shared/realtime';
import { listInSession } from '@rapport/shared/sessions/inSession.api';
import { minute } from '@rapport/shared/sessions/sessionState';
import { bookSession, readSession } from '@rapport/shared/sessions/sessions.api';
import { connect, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../../testing/factories.ts';
import { startPushService, TestBrowser } from '../../../testing/pushService.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import { join, type OpenSession, openSession, ShiftedClock, type Signal } from './callTesting.ts';

/** Longer than somebody who was seen in a call counts as being there. */
const unseen = 30_000;
const clock = new ShiftedClock();
let pushes: Awaited<ReturnType<typeof startPushService>>;
let server: TestServer;
let admin: TestPerson & { programmeId: string };
let hour: OpenSession;
let signal: Signal;
const devices: Socket[] = [];
let days = 10;

beforeAll(async () => {
  pushes = await startPushService();
  server = await startTestServer({ post: pushes.post, clock });
  admin = await setUpOrganisation(server);
});
afterAll(async () => {
  await server.stop();
  await pushes.stop();
});
/** The mentee is in the call. */
beforeEach(async () => {
  hour = await openSession(server, admin, 1);
  for (const who of [hour.mentor, hour.mentee]) {
    await who.call(saveNoticeSettings, { body: { ...usualNotices, quiet: null } });
  }
  signal = await join(server, hour.mentee, hour.sessionId);
  await expect.poll(state, { timeout: 20_000 }).toBe('live');
});
afterEach(() => {
  signal.socket.terminate();
  for (const device of devices.splice(0)) device.close();
});

const state = async () =>
  (await hour.mentor.call(readSession, { params: { sessionId: hour.sessionId } })).state;
const listOf = async (who: TestPerson) => (await who.call(listNotices, { query: {} })).items;
const inSession = async (who: TestPerson) => (await who.call(listInSession)).people;

async function subscribed(who: TestPerson): Promise<TestBrowser> {
  const browser = new TestBrowser();
  await who.call(subscribePush, { body: browser.subscription });
  return browser;
}

/** Some other day, and all that follows from it is done. */
async function bookAnother(by: TestPerson, pair: TestPair = hour): Promise<void> {
  const date = new Date(clock.now() + ++days * 24 * 60 * minute).toISOString().slice(0, 10);
  await by.call(bookSession, {
    params: { mentorshipId: pair.mentorshipId },
    body: { title: 'Next', templateId: 'regular-meeting', minutes: 30, zone: 'UTC', date, time: '11:00' },
  });
  await lookAround();
  await server.app.kernel.jobs.run(clock.now());
}

const lookAround = () => server.app.kernel.sweeper.run(clock.now());

type Heard<E extends keyof ServerEvents> = Parameters<ServerEvents[E]>[0];

async function listen<E extends keyof ServerEvents>(who: TestPerson, event: E): Promise<Heard<E>[]> {
  const device = connect(server.origin, {
    path: socketPath,
    transports: ['websocket'],
    extraHeaders: { cookie: who.cookie(), origin: server.origin },
    reconnection: false,
    forceNew: true,
  });
  devices.push(device);
  const heard: Heard<E>[] = [];
  device.on(event as string, (data: Heard<E>) => void heard.push(data));
  await new Promise<void>((resolve) => device.once('connect', resolve));
  return heard;
}

describe('somebody in a call', () => {
  test('gets no push, and the news is quietly in their list; after the call they get pushes again', async () => {
    const [own, others] = [await subscribed(hour.mentee), await subscribed(hour.mentor)];
    const heard = await listen(hour.mentee, 'notice.written');
    await bookAnother(hour.mentor);
    await bookAnother(hour.mentee);
    expect(pushes.receivedBy(others)).toHaveLength(1);
    expect(pushes.receivedBy(own)).toHaveLength(0);
    expect(await listOf(hour.mentee)).toMatchObject([{ kind: 'booked', isRead: false }]);
    await expect.poll(() => heard).toMatchObject([{ isQuiet: true }]);

    signal.socket.terminate();
    clock.pass(unseen);
    // The SFU notices late that a socket without media is gone.
    await expect
      .poll(async () => (await inSession(hour.mentor)).length, { timeout: 60_000, interval: 1_000 })
      .toBe(0);
    await bookAnother(hour.mentor);
    await expect.poll(() => pushes.receivedBy(own).length, { timeout: 20_000 }).toBe(1);
    expect(heard.at(-1)).toMatchObject({ isQuiet: false });
  });

  test('who wants news by push alone finds in the list what was held back', async () => {
    const own = await subscribed(hour.mentee);
    const { channels } = usualNotices;
    const byPush = { app: false, mail: false, push: true };
    await hour.mentee.call(saveNoticeSettings, {
      body: { quiet: null, channels: { ...channels, changes: byPush } },
    });
    await bookAnother(hour.mentor);
    expect(pushes.receivedBy(own)).toHaveLength(0);
    expect(await listOf(hour.mentee)).toMatchObject([{ kind: 'booked' }]);
  });

  test('is not rung, also when the call has gone on past its planned end', async () => {
    const other = await addPair(server, admin, { mentor: hour.mentor });
    await listen(hour.mentee, 'call.ringing');
    clock.pass(hour.startsAt + (hour.minutes + 3) * minute - clock.now());
    await lookAround();
    await expect(
      hour.mentor.call(callNow, { params: { mentorshipId: hour.mentorshipId }, body: { isUrgent: true } }),
    ).rejects.toMatchObject({ code: 'in_session' });
    // The mentor is in no call, and can be called by somebody else.
    await listen(hour.mentor, 'call.ringing');
    await other.mentee.call(callNow, {
      params: { mentorshipId: other.mentorshipId },
      body: { isUrgent: true },
    });
  });

  test('is seen to be in a session by those who are paired with them now, and by nobody else', async () => {
    const other = await addPair(server, admin);
    const heard = await listen(hour.mentor, 'person.inSession');
    const unheard = await listen(other.mentor, 'person.inSession');
    await lookAround();
    expect(await inSession(hour.mentor)).toEqual([hour.mentee.id]);
    for (const who of [hour.mentee, other.mentor, admin]) expect(await inSession(who)).toEqual([]);
    await expect.poll(() => heard).toContainEqual({ personId: hour.mentee.id, inSession: true });
    signal.socket.terminate();
    clock.pass(unseen);
    await expect
      .poll(
        async () => {
          await lookAround();
          return heard.at(-1);
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toEqual({ personId: hour.mentee.id, inSession: false });
    expect(await inSession(hour.mentor)).toEqual([]);
    expect(unheard).toEqual([]);
  });
});
