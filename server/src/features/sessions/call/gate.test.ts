import { randomBytes } from 'node:crypto';
import { createMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { cancelSession, endSession } from '@rapport/shared/sessions/sessions.api';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPair, addPerson, setUpOrganisation, type TestPerson } from '../../../testing/factories.ts';
import { frame, illegalFrames, RawSocket } from '../../../testing/rawSocket.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import {
  browserHeaders,
  join,
  type OpenSession,
  openSession,
  openSessionOf,
  openSignal,
  sfuOf,
  signalPath,
  tokenFor,
} from './callTesting.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };
let session: OpenSession;

beforeAll(async () => {
  server = await startTestServer();
  admin = await setUpOrganisation(server);
  session = await openSession(server, admin);
});
afterAll(() => server.stop());

interface Forged {
  readonly identity?: string;
  readonly room?: string;
  readonly ttl?: string;
  readonly secret?: string;
  readonly grant?: string;
  readonly more?: object;
}

/** A token like ours but for one thing. */
function forge(change: Forged): Promise<string> {
  const { LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = server.app.kernel.config;
  const token = new AccessToken(LIVEKIT_API_KEY, change.secret ?? LIVEKIT_API_SECRET, {
    identity: change.identity ?? `${session.mentor.id}_laptop`,
    ttl: change.ttl ?? '60s',
    attributes: { grant: change.grant ?? '1' },
  });
  token.addGrant({ roomJoin: true, room: change.room ?? session.sessionId, ...change.more });
  return token.toJwt();
}

/** What the upgrade and the validation answer: they must agree. */
async function answers(token: string, headers: Record<string, string>): Promise<[number, number]> {
  const { status, socket } = await openSignal(server.origin, token, { origin: server.origin, ...headers });
  socket.terminate();
  const validate = await fetch(`${server.origin}${signalPath(token).replace('/rtc', '/rtc/validate')}`, {
    headers,
  });
  expect(await validate.text()).not.toContain(token || 'no token');
  return [status, validate.status];
}

describe('the gate in front of the SFU', () => {
  test.each(['/rtc', '/rtc/ready'])(
    'leaves out who has hung up by then at %s, and puts nobody out for them',
    async (path) => {
      const token = await tokenFor(session.mentor, session.sessionId, 'train-1');
      const late = await tokenFor(session.mentor, session.sessionId, 'train-1');
      const headers = browserHeaders(server, session.mentor);
      const { socket } = await openSignal(server.origin, token, headers);
      const raw = await RawSocket.connect(server.port, { keepsHalf: true });
      void raw.upgrade(signalPath(late).replace('/rtc', path), headers);
      raw.hangUp();
      await raw.closed();
      expect(raw.received.length).toBe(0);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(socket.readyState).toBe(socket.OPEN);
      socket.terminate();
    },
  );

  test('lets a person in with their own token; the SFU learns no name and nothing else of theirs', async () => {
    const token = await tokenFor(session.mentor, session.sessionId);
    expect(await answers(token, { cookie: session.mentor.cookie() })).toEqual([101, 200]);
    const { socket } = await join(server, session.mentee, session.sessionId, 'phone-1');
    const there = await sfuOf(server).listParticipants(session.sessionId);
    const mentee = there.find(({ identity }) => identity === `${session.mentee.id}_phone-1`);
    expect(mentee).toMatchObject({ name: '', metadata: '', attributes: { grant: '1' } });
    expect(mentee?.permission).toMatchObject({
      ...{
        canSubscribe: true,
        canPublish: true,
        canPublishData: true,
        canUpdateMetadata: false,
        hidden: false,
      },
      ...{ recorder: false, agent: false },
    });
    socket.terminate();
  });

  test('hands on both of the paths that LiveKit clients use', async () => {
    const token = await tokenFor(session.mentor, session.sessionId);
    const headers = { Origin: server.origin, Cookie: session.mentor.cookie() };
    // An empty join request: protocol buffers, field 2, no bytes.
    for (const path of [`/rtc/v1?access_token=${token}&join_request=EgA%3D`, signalPath(token)]) {
      const raw = await RawSocket.connect(server.port);
      expect(await raw.upgrade(path, headers)).toBe(101);
      raw.end();
      const validate = await fetch(`${server.origin}${path.replace('?', '/validate?')}`, { headers });
      expect(validate.status).toBe(200);
    }
  });

  test('refuses with 401 whoever is not signed in or brings no token that holds', async () => {
    const cookie = session.mentor.cookie();
    const good = await tokenFor(session.mentor, session.sessionId);
    expect(await answers(good, {})).toEqual([401, 401]);
    expect(await answers('', { cookie })).toEqual([401, 401]);
    expect(await answers(`${good.slice(0, -3)}xyz`, { cookie })).toEqual([401, 401]);
    const forged: Forged[] = [
      { ttl: '1s ago' },
      { secret: 'another secret of at least 32 characters' },
      { identity: 'somebody' },
      { grant: 'x' },
      { more: { roomAdmin: true } },
      { more: { roomCreate: true } },
      { more: { hidden: true } },
      { more: { canUpdateOwnMetadata: true } },
      { more: { roomJoin: false } },
    ];
    for (const change of forged) expect(await answers(await forge(change), { cookie })).toEqual([401, 401]);
  });

  test('refuses with 403 a token that is valid but not theirs to use', async () => {
    const cookie = session.mentor.cookie();
    const others = await tokenFor(session.mentee, session.sessionId);
    expect(await answers(others, { cookie })).toEqual([403, 403]);
    const unknown = 'f'.repeat(24);
    const strange: Forged[] = [
      { grant: '7' },
      { room: unknown },
      { identity: `${session.mentor.id}_neverasked` },
    ];
    for (const change of strange) expect(await answers(await forge(change), { cookie })).toEqual([403, 403]);
    const outsider = await addPair(server, admin);
    const own = await forge({ identity: `${outsider.mentor.id}_laptop` });
    expect(await answers(own, { cookie: outsider.mentor.cookie() })).toEqual([403, 403]);
  });

  test('decides by one token where two are offered, and it is the one that the SFU gets', async () => {
    const good = await tokenFor(session.mentor, session.sessionId);
    const mentees = await tokenFor(session.mentee, session.sessionId, 'two-tokens');
    const headers = { ...browserHeaders(server, session.mentor), authorization: `Bearer ${good}` };
    const { status, socket } = await openSignal(server.origin, mentees, headers);
    expect(status).toBe(101);
    const there = await sfuOf(server).listParticipants(session.sessionId);
    expect(there.map(({ identity }) => identity)).not.toContain(`${session.mentee.id}_two-tokens`);
    socket.terminate();
  });

  test('refuses with 403, never 404, what is not signalling', async () => {
    const token = await tokenFor(session.mentor, session.sessionId);
    const headers = { cookie: session.mentor.cookie() };
    for (const path of ['/rtc', '/rtc/v2', '/rtc/v1/../../twirp', '/rtc/validate/more']) {
      const answer = await fetch(`${server.origin}${path}?access_token=${token}`, { headers });
      expect([401, 403, 404]).toContain(answer.status);
      if (path.startsWith('/rtc') && !path.includes('..')) expect(answer.status).toBe(403);
    }
    const raw = await RawSocket.connect(server.port);
    expect(await raw.upgrade(`/rtc/v9?access_token=${token}`, { ...headers, Origin: server.origin })).toBe(
      403,
    );
    raw.end();
  });

  test('refuses once the session is over or cancelled, with the token that was good before', async () => {
    const over = await openSession(server, admin);
    const token = await tokenFor(over.mentor, over.sessionId);
    await over.mentor.call(endSession, { params: { sessionId: over.sessionId } });
    expect(await answers(token, { cookie: over.mentor.cookie() })).toEqual([403, 403]);
    const off = await openSession(server, admin);
    const early = await tokenFor(off.mentee, off.sessionId);
    await off.mentor.call(cancelSession, { params: { sessionId: off.sessionId }, body: { reason: 'Ill' } });
    expect(await answers(early, { cookie: off.mentee.cookie() })).toEqual([403, 403]);
  });

  test('makes the room again that the SFU has lost', async () => {
    const token = await tokenFor(session.mentor, session.sessionId);
    await sfuOf(server).deleteRoom(session.sessionId);
    expect(await answers(token, { cookie: session.mentor.cookie() })).toEqual([101, 200]);
  });

  test('takes eight connections of a person and not a ninth; another person comes in', async () => {
    const crowd = await openSession(server, admin, 1, 10);
    const mentee = await addPerson(server, admin);
    const { id: mentorshipId } = await admin.call(createMentorship, {
      body: { programmeId: admin.programmeId, mentorId: crowd.mentor.id, menteeId: mentee.id },
    });
    // A room holds six. Nobody has two sessions at one time; rooms open a quarter of an hour ahead.
    const second = await openSessionOf(server, { mentor: crowd.mentor, mentee, mentorshipId }, 12);
    const signals = await Promise.all(
      Array.from({ length: 9 }, (_, n) => {
        const { sessionId } = n % 2 === 0 ? crowd : second;
        return join(server, crowd.mentor, sessionId, `device-${n}`);
      }),
    );
    expect(signals.map(({ status }) => status).sort()).toEqual([...Array<number>(8).fill(101), 429]);
    const other = await join(server, crowd.mentee, crowd.sessionId);
    expect(other.status).toBe(101);
    for (const { socket } of [...signals, other]) socket.terminate();
  });
});

describe('hostile bytes from somebody who was let in', () => {
  async function enter(person: TestPerson, device: string): Promise<RawSocket> {
    const token = await tokenFor(person, session.sessionId, device);
    const socket = await RawSocket.connect(server.port);
    const headers = { Origin: server.origin, Cookie: person.cookie() };
    expect(await socket.upgrade(signalPath(token), headers)).toBe(101);
    return socket;
  }

  test.each(Object.entries(illegalFrames))('a frame with %s ends that one connection', async (_, bytes) => {
    const partner = await join(server, session.mentee, session.sessionId, 'partner');
    const socket = await enter(session.mentor, 'hostile');
    socket.write(bytes);
    await socket.closed();
    expect(partner.socket.readyState).toBe(partner.socket.OPEN);
    partner.socket.terminate();
  });

  test('500 random frames leave the partner connected', async () => {
    const partner = await join(server, session.mentee, session.sessionId, 'partner');
    for (let round = 0; round < 10; round++) {
      const socket = await enter(session.mentor, 'hostile');
      for (let i = 0; i < 50; i++) socket.write(frame(randomBytes(1 + ((i * 37) % 300)), 1 + (i % 2)));
      socket.end();
    }
    expect(partner.socket.readyState).toBe(partner.socket.OPEN);
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    partner.socket.terminate();
  });
});
