import { freePort } from '@rapport/infra/stack';
import { createAction } from '@rapport/shared/mentorships/actions.api';
import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { answerRing, callNow } from '@rapport/shared/messaging/ring.api';
import { type ServerEvents, socketPath } from '@rapport/shared/realtime';
import { inviteGuest } from '@rapport/shared/sessions/guests.api';
import { keepVersion } from '@rapport/shared/sessions/history.api';
import { cancelSession } from '@rapport/shared/sessions/sessions.api';
import mongoose from 'mongoose';
import { connect, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AccessFixture } from './accessFixture.ts';
import { assembleCast, type Cast, cookieOf, hasAccount, type Role, roles } from './accessRoles.ts';
import { startTestServer, type TestServer } from './startTestServer.ts';

let server: TestServer;
let cast: Cast;
let fixture: AccessFixture;
let devices: Socket[];
let heard: Record<string, Set<Role>> = {};

beforeAll(async () => {
  // An SFU that does not answer: that is news, too.
  server = await startTestServer({ env: { LIVEKIT_URL: `http://127.0.0.1:${await freePort()}` } });
  cast = await assembleCast(server);
  fixture = new AccessFixture(cast);
  devices = await Promise.all(roles.filter(hasAccount).map(listen));
});
afterAll(async () => {
  for (const device of devices) device.close();
  await server.stop();
});

async function listen(role: Role): Promise<Socket> {
  const device = connect(server.origin, {
    path: socketPath,
    transports: ['websocket'],
    extraHeaders: { cookie: cookieOf(cast, role), origin: server.origin },
    reconnection: false,
    forceNew: true,
  });
  device.onAny((event: string) => {
    heard[event] = (heard[event] ?? new Set()).add(role);
  });
  await new Promise<void>((resolve) => device.once('connect', resolve));
  return device;
}

/** An answer on the same connection comes behind the news. */
const arrived = () =>
  Promise.all(devices.map((device) => new Promise((resolve) => device.emit('clock.read', resolve))));

interface News {
  readonly to: readonly Role[];
  readonly cause: () => Promise<unknown>;
}

const thePair: readonly Role[] = ['mentee', 'mentor'];

/** Who hears what. The compiler refuses an event that is not in it. */
const news: Readonly<Record<keyof ServerEvents, News>> = {
  'action.changed': {
    to: thePair,
    cause: () => {
      const key = crypto.randomUUID();
      const body = { key, what: 'Listen', ownerId: cast.mentee.id, due: null, sessionId: null };
      return cast.mentor.call(createAction, { params: fixture.mentorship, body });
    },
  },
  'session.changed': {
    to: thePair,
    cause: async () => {
      const params = await fixture.comingSession();
      return cast.mentor.call(cancelSession, { params, body: { reason: 'Ill' } });
    },
  },
  'call.ringing': {
    to: ['mentee'],
    cause: async () => {
      const body = { isUrgent: true };
      const params = await cast.mentor.call(callNow, { params: fixture.mentorship, body });
      await cast.mentor.call(cancelSession, { params, body: { reason: 'Wrong person' } });
    },
  },
  'call.answered': {
    to: thePair,
    cause: async () => {
      const params = await fixture.comingSession();
      return cast.mentee.call(answerRing, { params, body: { answer: 'accept' } });
    },
  },
  'notice.written': {
    to: ['mentor'],
    cause: () => fixture.noticeToMentor(),
  },
  'guest.changed': {
    to: thePair,
    cause: async () => {
      const params = await fixture.openSession();
      return cast.mentor.call(inviteGuest, { params, body: { name: 'Ida' } });
    },
  },
  'version.kept': {
    to: thePair,
    cause: async () => {
      const params = await fixture.openSession();
      return cast.mentor.call(keepVersion, { params, body: { name: '' } });
    },
  },
  'call.health': {
    to: thePair,
    cause: async () => {
      await fixture.openSession();
      await server.app.kernel.sweeper.run(server.app.kernel.clock.now());
    },
  },
  'person.inSession': {
    to: ['mentee'],
    cause: async () => {
      await fixture.mentorInCall();
      await server.app.kernel.sweeper.run(server.app.kernel.clock.now());
    },
  },
  'mentorship.changed': {
    to: thePair,
    cause: async () => {
      const params = await fixture.mentorshipToEnd();
      await cast.people.admin.call(endMentorship, { params });
      await fixture.restore();
    },
  },
  'database.health': {
    to: roles.filter(hasAccount),
    cause: async () => mongoose.connection.emit('connected'),
  },
};

describe('live events', () => {
  test.each(Object.entries(news))(
    '%s reaches whom it is for, and nobody else',
    async (event, { to, cause }) => {
      heard = {};
      await cause();
      await arrived();
      expect(heard[event]).toEqual(new Set(to));
      // What else the cause made known was the pair's as well.
      for (const others of Object.values(heard))
        expect([...others].every((role) => [...to, ...thePair].includes(role))).toBe(true);
    },
  );
});
