import { randomBytes } from 'node:crypto';
import { sessionDocument } from '@rapport/shared/collab/documentName';
import { socketPath } from '@rapport/shared/realtime';
import { bookSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CollabPeer, openCollabPeer } from './collabPeer.ts';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from './factories.ts';
import { frame, illegalFrames, RawSocket } from './rawSocket.ts';
import { startTestServer, type TestServer } from './startTestServer.ts';

let server: TestServer;
/** Somebody who may open the room in which the attacks take place. */
let insider: TestPerson;
let attacked: string;
/** Two people in another room, each on one socket for as long as this file runs. */
let control: { typing: CollabPeer; reading: CollabPeer };
let controlCloses = 0;
/** Requests that never end, sent before everything else. */
const unfinished: RawSocket[] = [];

beforeAll(async () => {
  server = await startTestServer();
  for (let i = 0; i < 20; i += 1) {
    const socket = await RawSocket.connect(server.port);
    socket.write(`GET ${upgrades.collab()} HTTP/1.1\r\nUpgrade: websocket\r\nCook`);
    unfinished.push(socket);
  }
  const admin = await setUpOrganisation(server);
  const [pair, other] = [await addPair(server, admin), await addPair(server, admin)];
  insider = pair.mentor;
  attacked = await book(pair);
  const quiet = await book(other);
  const [typing, reading] = [other.mentor, other.mentee].map((person) =>
    openCollabPeer(server.origin, person.cookie(), quiet),
  );
  if (!typing || !reading) throw new Error('two people are in the other room');
  control = { typing, reading };
  for (const peer of [typing, reading]) {
    await peer.synced();
    peer.provider.on('connection-close', () => {
      controlCloses += 1;
    });
  }
});
afterAll(async () => {
  control.typing.destroy();
  control.reading.destroy();
  await server.stop();
});

async function book({ mentor, mentorshipId }: TestPair): Promise<string> {
  const date = `${new Date().getUTCFullYear() + 1}-05-04`;
  const session = await mentor.call(bookSession, {
    params: { mentorshipId },
    body: { title: 'Talk', templateId: 'regular-meeting', date, time: '10:00', zone: 'UTC', minutes: 45 },
  });
  return session.id;
}

const upgrades = {
  live: () => `${socketPath}/?EIO=4&transport=websocket`,
  collab: () => `/collab/${sessionDocument(attacked ?? '')}`,
  call: () => '/rtc/v1',
};

/** One more edit in the other room has to arrive over the sockets that are open since the beginning. */
async function expectControl(): Promise<void> {
  const { typing, reading } = control;
  const list = reading.doc.getArray<number>('control');
  const edit = list.length + 1;
  const arrived = new Promise<void>((resolve) => {
    list.observe(function seen() {
      if (!list.toArray().includes(edit)) return;
      list.unobserve(seen);
      resolve();
    });
  });
  typing.doc.getArray<number>('control').push([edit]);
  await arrived;
  expect(list.length).toBe(edit);
  expect(controlCloses).toBe(0);
}

async function ask(path: string, headers: Record<string, string>): Promise<number> {
  const socket = await RawSocket.connect(server.port);
  const status = await socket.upgrade(path, headers);
  socket.end();
  return status;
}

/** Noise on three levels: in place of frames, in place of messages, in place of updates. */
function randomFrame(seed: number): Buffer {
  const noise = randomBytes(1 + ((seed * 37) % 200));
  // What breaks the framing ends the connection, so it comes last.
  if (seed % 10 === 9) return noise;
  if (seed % 10 === 0) return frame(Uint8Array.of(0, 0, 1, 0));
  return seed % 2 === 0
    ? frame(noise)
    : frame(Buffer.concat([Uint8Array.of(0, 2, noise.length % 128), noise]));
}

async function expectAlive(): Promise<void> {
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
}

describe.each(Object.entries(upgrades))('the %s upgrade', (name, pathOf) => {
  let path: string;
  beforeAll(() => {
    path = pathOf();
  });

  test('refuses a foreign, a similar and a missing Origin, whatever the cookie', async () => {
    const cookie = insider.cookie();
    const origins = ['https://evil.example', `${server.origin}.evil.example`, 'http://localhost', 'null'];
    for (const Origin of origins) expect(await ask(path, { Origin, Cookie: cookie })).toBe(403);
    expect(await ask(path, { Cookie: cookie })).toBe(403);
  });

  test('refuses whoever is not signed in', async () => {
    expect(await ask(path, { Origin: server.origin })).toBe(401);
    expect(await ask(path, { Origin: server.origin, Cookie: 'rapport=forged.signature' })).toBe(401);
  });

  test.each(Object.entries(illegalFrames))(
    'survives a frame with %s, before and after sign-in',
    async (_, bytes) => {
      for (const headers of [
        {},
        { Origin: server.origin },
        { Origin: server.origin, Cookie: insider.cookie() },
      ]) {
        const socket = await RawSocket.connect(server.port);
        await socket.upgrade(path, headers);
        socket.write(bytes);
        await socket.closed();
      }
      await expectAlive();
    },
  );

  test.each([
    ['before', () => ({ Origin: server.origin }), [401]],
    // A media server that is not asked for anything real may refuse, too: the gate in front of it has let it pass.
    [
      'after',
      () => ({ Origin: server.origin, Cookie: insider.cookie() }),
      name === 'call' ? [401, 403] : [101],
    ],
  ])(
    'survives 500 random frames %s sign-in, while every edit in another room arrives',
    async (_when, headers, answers) => {
      const edits = control.reading.doc.getArray('control').length;
      for (let round = 0; round < 50; round++) {
        const socket = await RawSocket.connect(server.port);
        expect(answers).toContain(await socket.upgrade(path, headers()));
        for (let piece = 0; piece < 10; piece++) socket.write(randomFrame(round * 10 + piece));
        await expectControl();
        socket.end();
      }
      expect(control.reading.doc.getArray('control').length).toBe(edits + 50);
      await expectAlive();
    },
  );

  test('lets go of whoever is refused and keeps its half of the connection', async () => {
    for (const [headers, status] of [
      [{}, 403],
      [{ Origin: server.origin }, 401],
    ] as const) {
      const socket = await RawSocket.connect(server.port, { keepsHalf: true });
      expect(await socket.upgrade(path, headers)).toBe(status);
      // As long as the other side is there, it takes whatever comes.
      const more = setInterval(() => socket.write('more'), 10);
      await socket.closed();
      clearInterval(more);
    }
  });

  test('survives whoever hangs up in the middle of the request', async () => {
    for (const text of ['GET', `GET ${path} HTTP/1.1\r\nUpgrade: webs`]) {
      const socket = await RawSocket.connect(server.port);
      socket.write(text);
      socket.end();
    }
    await expectAlive();
  });
});

test.each(['/', '/api/me', '/collabx', '/nothing'])('there is no WebSocket at %s', async (path) => {
  expect(await ask(path, { Origin: server.origin, Cookie: insider.cookie() })).toBe(404);
});

test('whoever never ends a request is gone', async () => {
  await Promise.all(unfinished.map((socket) => socket.closed()));
  await expectControl();
});
