import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { signOut } from '@rapport/shared/identity/identity.api';
import { listInSession } from '@rapport/shared/sessions/inSession.api';
import { cancelSession, endSession, joinCall } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { addPair, setUpOrganisation, type TestPerson } from '../../../testing/factories.ts';
import { frame, illegalFrames, RawSocket } from '../../../testing/rawSocket.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import {
  browserHeaders,
  identitiesIn,
  join,
  openSession,
  ShiftedClock,
  signalPath,
  tokenFor,
} from './callTesting.ts';
import { readFirstText } from './firstText.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };
const clock = new ShiftedClock();

beforeAll(async () => {
  server = await startTestServer({ clock });
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

/** As the library means to go in, but for the token. */
const wish = signalPath('').replace('access_token=&', '');

class Standing {
  readonly socket: WebSocket;
  readonly closed: Promise<unknown>;
  #said = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = once(socket, 'close');
    socket.on('message', () => this.#said++);
    socket.on('error', () => undefined);
  }

  /** @returns the status of a refusal, where it is refused */
  static async open(person: TestPerson, token: string): Promise<Standing | number> {
    const address = `${server.origin.replace('http', 'ws')}/rtc/ready?access_token=${token}`;
    const standing = new Standing(new WebSocket(address, { headers: browserHeaders(server, person) }));
    const refused = new Promise<number>((resolve) => {
      standing.socket.once('unexpected-response', (_req, { statusCode = 0 }) => resolve(statusCode));
    });
    return Promise.race([once(standing.socket, 'open').then(() => standing), refused]);
  }

  /** @returns whether the SFU answered */
  async goIn(address = wish): Promise<boolean> {
    this.socket.send(address);
    await Promise.race([once(this.socket, 'message'), this.closed]);
    return this.#said > 0;
  }
}

async function stand(person: TestPerson, sessionId: string, device = 'laptop'): Promise<Standing> {
  const standing = await Standing.open(person, await tokenFor(person, sessionId, device));
  if (typeof standing === 'number') throw new Error(`refused with ${standing}`);
  return standing;
}

describe('somebody who stands at the gate', () => {
  test('is nowhere until they go in, and then in the room', async () => {
    const { sessionId, mentor, mentee } = await openSession(server, admin);
    const standing = await stand(mentor, sessionId);
    await server.app.kernel.sweeper.run(clock.now());
    expect(await identitiesIn(server, sessionId)).toEqual([]);
    expect((await mentee.call(listInSession)).people).toEqual([]);
    expect(await standing.goIn()).toBe(true);
    expect(await identitiesIn(server, sessionId)).toEqual([`${mentor.id}_laptop`]);
    standing.socket.terminate();
  });

  test('is let stand only where they could go in', async () => {
    const { sessionId, mentor, mentee } = await openSession(server, admin);
    const token = await tokenFor(mentor, sessionId);
    expect(await Standing.open(mentee, token)).toBe(403);
    expect(await Standing.open(mentor, 'x')).toBe(401);
    const stranger = await addPair(server, admin);
    expect(await Standing.open(stranger.mentor, token)).toBe(403);
    await mentor.call(cancelSession, { params: { sessionId }, body: { reason: 'ill' } });
    expect(await Standing.open(mentor, token)).toBe(403);
  });

  test('does not go in once the right has ended: with the sign-in, the session, its cancelling', async () => {
    const ends: ((pair: { mentor: TestPerson; sessionId: string }) => Promise<unknown>)[] = [
      ({ mentor }) => mentor.call(signOut),
      ({ mentor, sessionId }) => mentor.call(endSession, { params: { sessionId } }),
      ({ mentor, sessionId }) =>
        mentor.call(cancelSession, { params: { sessionId }, body: { reason: 'ill' } }),
    ];
    for (const end of ends) {
      const { sessionId, mentor } = await openSession(server, admin);
      const standing = await stand(mentor, sessionId);
      await end({ mentor, sessionId });
      expect(await standing.goIn()).toBe(false);
      expect(await identitiesIn(server, sessionId)).toEqual([]);
    }
  });

  test('does not go in at a time at which the room is closed, though nothing has ended', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    const standing = await stand(mentor, sessionId);
    clock.pass(-86_400_000);
    expect(await standing.goIn()).toBe(false);
    clock.pass(86_400_000);
  });

  test('goes in where something else has ended meanwhile', async () => {
    const [one, other] = [await openSession(server, admin), await openSession(server, admin)];
    const standing = await stand(one.mentor, one.sessionId);
    await other.mentor.call(signOut);
    expect(await standing.goIn()).toBe(true);
    standing.socket.terminate();
  });

  test('who went in elsewhere meanwhile is asked first', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    const token = (await mentor.call(joinCall, { params: { sessionId }, body: { device: 'laptop' } })).token;
    const standing = (await Standing.open(mentor, token)) as Standing;
    const phone = await join(server, mentor, sessionId, 'phone-1');
    expect(await standing.goIn()).toBe(false);
    expect(await identitiesIn(server, sessionId)).toEqual([`${mentor.id}_phone-1`]);
    phone.socket.terminate();
  });

  test('stands four times at most', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    const all: Standing[] = [];
    for (let n = 0; n < 4; n++) all.push(await stand(mentor, sessionId, `device-${n}`));
    const token = await tokenFor(mentor, sessionId, 'device-5');
    expect(await Standing.open(mentor, token)).toBe(429);
    all[0]?.socket.close();
    await all[0]?.closed;
    await expect.poll(async () => typeof (await Standing.open(mentor, token))).toBe('object');
    for (const { socket } of all) socket.terminate();
  });

  test('goes nowhere but to signalling', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    for (const address of ['/rtc/ready', '/rtc/v2?x=1', '/twirp/livekit.RoomService/ListRooms', '']) {
      expect(await (await stand(mentor, sessionId)).goIn(address)).toBe(false);
    }
    // The gate's own token stands, whatever is asked for.
    const other = await openSession(server, admin);
    const others = await tokenFor(other.mentor, other.sessionId);
    const standing = await stand(mentor, sessionId);
    expect(await standing.goIn(`${wish}&access_token=${others}&room=another&publish=x`)).toBe(true);
    expect(await identitiesIn(server, sessionId)).toEqual([`${mentor.id}_laptop`]);
    standing.socket.terminate();
  });

  test('is sent away for anything else than one text', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    const token = await tokenFor(mentor, sessionId);
    const text = frame(Buffer.from(wish), 1);
    const headers = { Origin: server.origin, Cookie: mentor.cookie() };
    const hostile = [
      ...Object.values(illegalFrames),
      frame(Buffer.from(wish), 2),
      frame(Buffer.alloc(0), 9),
      Buffer.concat([text, Buffer.from('x')]),
      frame(Buffer.alloc(70_000, 'x'), 1).subarray(0, 20),
    ];
    for (const bytes of hostile) {
      const raw = await RawSocket.connect(server.port);
      expect(await raw.upgrade(`/rtc/ready?access_token=${token}`, headers)).toBe(101);
      raw.write(bytes);
      await raw.closed();
    }
    expect(await identitiesIn(server, sessionId)).toEqual([]);
    const slow = await RawSocket.connect(server.port);
    expect(await slow.upgrade(`/rtc/ready?access_token=${token}`, headers)).toBe(101);
    for (const byte of text) {
      slow.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await expect.poll(() => identitiesIn(server, sessionId)).toEqual([`${mentor.id}_laptop`]);
    slow.end();
  });

  test('has to be a WebSocket', async () => {
    const { sessionId, mentor } = await openSession(server, admin);
    const token = await tokenFor(mentor, sessionId);
    const headers = { Origin: server.origin, Cookie: mentor.cookie() };
    for (const wrong of [
      { 'Sec-WebSocket-Key': 'short' },
      { 'Sec-WebSocket-Version': '8' },
      { Upgrade: 'h2c' },
    ]) {
      const raw = await RawSocket.connect(server.port);
      expect(await raw.upgrade(`/rtc/ready?access_token=${token}`, { ...headers, ...wrong })).toBe(403);
      raw.end();
    }
  });
});

test('who says nothing at the gate is given up', async () => {
  const client = new PassThrough();
  expect(await readFirstText(client, Buffer.alloc(0), { messageBytes: 100, standByMs: 5 })).toBeUndefined();
  expect(client.listenerCount('data')).toBe(0);
});
