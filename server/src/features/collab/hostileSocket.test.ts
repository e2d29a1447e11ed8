import { randomBytes } from 'node:crypto';
import { closeCode } from '@rapport/shared/collab/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { frame, illegalFrames, RawSocket } from '../../testing/rawSocket.ts';
import { DocumentModel, LogModel, rowsOf } from './collab.models.ts';
import {
  type CollabServer,
  connectTestDatabase,
  dropTestDatabase,
  eventually,
  headersOf,
  newName,
  readMessage,
  startCollabServer,
  type TestProvider,
  type TestSocket,
  varBytes,
  varUint,
} from './testing.ts';

let server: CollabServer;
let name: string;
/** Somebody in another room, whom none of this may touch. */
let control: [TestProvider, TestProvider];

beforeAll(() => connectTestDatabase());
afterAll(dropTestDatabase);
beforeEach(async () => {
  server = await startCollabServer({
    helloMs: 300,
    gapMs: 300,
    bufferedToReaderBytes: 64 * 1024,
    connectionsPerPerson: 4,
    documentBytes: 512 * 1024,
    // Sockets of the system hold many megabytes for a reader who does not read.
    ...{ bytesPerSecond: 64 * 1024 * 1024, bytesBurst: 64 * 1024 * 1024 },
  });
  name = await server.document((doc) => doc.getText('text').insert(0, 'secret'));
  const other = await server.document();
  control = [server.provider(other, 'cleo'), server.provider(other, 'dan')];
  await Promise.all(control.map((provider) => provider.synced()));
});
afterEach(async () => {
  const [cleo, dan] = control;
  cleo.text.insert(0, 'still here');
  await eventually(() => dan.text.toString() === 'still here');
  expect(control.every(({ provider }) => provider.wsconnected)).toBe(true);
  for (const provider of control) provider.end();
  await server.end();
});

const typed = (client: number, text: string, clock = 0): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getText('text').insert(0, 'x'.repeat(clock));
  const before = Y.encodeStateVector(doc);
  doc.getText('text').insert(clock, text);
  return Y.encodeStateAsUpdate(doc, before);
};

/** What was left out for want of space is asked for once what was deleted has been dropped. */
function answerWith(socket: TestSocket, answer: (stateVector: Uint8Array) => Uint8Array): void {
  socket.ws.on('message', (data) => {
    const { type, step, update } = readMessage(new Uint8Array(data as Buffer));
    if (type === 0 && step === 0 && update) socket.step2(answer(update));
  });
}

async function stored(): Promise<string> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await server.collab.read(name))?.state ?? new Uint8Array());
  return doc.getText('text').toString();
}

describe('who may come in', () => {
  test('nobody without a sign-in', async () => {
    const raw = await RawSocket.connect(server.port);
    expect(await raw.upgrade(`/collab/${name}`, { origin: headersOf('').origin })).toBe(401);
    await raw.closed();
  });

  test.each([
    ['another origin', 'http://evil.test'],
    ['no origin', undefined],
  ])('nobody from %s', async (_what, from) => {
    const raw = await RawSocket.connect(server.port);
    const headers = { cookie: 'person=ada', ...(from && { origin: from }) };
    expect(await raw.upgrade(`/collab/${name}`, headers)).toBe(403);
  });

  test('an unknown name, a malformed one and one that is not shared answer alike and create nothing', async () => {
    const rows = await DocumentModel.countDocuments();
    for (const unknown of [newName(), 'session:x', 'page:1', '%', '%2e%2e', '']) {
      const raw = await RawSocket.connect(server.port);
      expect(await raw.entry(`/collab/${unknown}`, headersOf('ada')), unknown).toBe(closeCode.notFound);
      raw.end();
    }
    server.access.set('eve', 'none');
    expect(await server.socket(name, 'eve').closed).toBe(closeCode.notFound);
    expect(await DocumentModel.countDocuments()).toBe(rows);
  });

  test('no more connections of one person than the limit, and again when one has gone', async () => {
    const open = Array.from({ length: 4 }, () => server.socket(name));
    expect(await Promise.all(open.map(({ opened }) => opened))).toEqual([101, 101, 101, 101]);
    expect(await server.socket(name).opened).toBe(429);
    open[0]?.ws.close();
    await open[0]?.closed;
    await eventually(async () => (await server.socket(name).opened) === 101);
  });
});

describe('what ends a connection', () => {
  test('saying nothing useful in time', async () => {
    expect(await server.socket(name).closed).toBe(closeCode.timeout);
  });

  const bomb = Buffer.from([...varUint(1), ...varUint(30_000_000), ...varUint(5), ...varUint(0)]);
  test.each<[string, (socket: TestSocket) => void, keyof typeof closeCode]>([
    ['text', ({ ws }) => ws.send('hello'), 'malformed'],
    ['an empty frame', ({ ws }) => ws.send(Buffer.alloc(0)), 'malformed'],
    ['an unknown message', (socket) => socket.send(99), 'malformed'],
    ['a message of ours', (socket) => socket.send(100, 1), 'malformed'],
    ['an unknown step', (socket) => socket.send(0, 3, 0), 'malformed'],
    ['bytes behind a message', (socket) => socket.send(3, 0), 'malformed'],
    ['a claim of 30 million structs', (socket) => socket.update(bomb), 'malformed'],
    ['an update larger than the limit', (socket) => socket.update(typed(5, 'x'.repeat(300_000))), 'tooLarge'],
    [
      'an awareness state larger than the limit',
      (socket) => socket.show(5, 1, { x: 'x'.repeat(5_000) }),
      'tooLarge',
    ],
    ['an awareness state that is none', (socket) => socket.show(5, 1, [1]), 'malformed'],
    ['a flood', (socket) => Array.from({ length: 1_100 }, () => socket.send(0, 2, 2, 0, 0)), 'tooMany'],
  ])('%s', async (_what, attack, code) => {
    const socket = await server.socket(name).join();
    attack(socket);
    expect(await socket.closed).toBe(closeCode[code]);
    expect(await stored()).toBe('secret');
  });

  test('a message before hello', async () => {
    const socket = server.socket(name);
    await socket.opened;
    socket.update(typed(5, 'early'));
    expect(await socket.closed).toBe(closeCode.malformed);
  });

  test('a frame larger than any may be', async () => {
    const socket = await server.socket(name).join();
    socket.ws.send(Buffer.alloc(5 * 1024 * 1024));
    expect(await socket.closed).toBe(1009);
  });

  test('a document that would grow beyond its limit', async () => {
    const socket = await server.socket(name).join();
    const updates = [5, 6, 7].map((client) => typed(client, 'x'.repeat(200_000)));
    socket.step2(Uint8Array.of(0, 0));
    answerWith(socket, () => Y.mergeUpdates(updates));
    for (const update of updates) socket.update(update);
    expect(await socket.closed).toBe(closeCode.tooLarge);
    expect((await stored()).length).toBeLessThan(512 * 1024);
  });

  test('a document at its limit, where making space again and again would hold up everybody else', async () => {
    const socket = await server.socket(name).join();
    socket.step2(Uint8Array.of(0, 0));
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => socket.update(update));
    answerWith(socket, (stateVector) => Y.encodeStateAsUpdate(doc, stateVector));
    const text = doc.getText('mine');
    const write = (length: number) => text.insert(0, 'x'.repeat(length));
    for (let i = 0; i < 4; i += 1) write(120_000);
    for (const sent of [7, 9]) {
      // What was deleted makes way for what comes, but not at once again.
      text.delete(0, 50_000);
      await socket.until(({ durable = 0 }) => durable >= sent - 1);
      write(48_000);
      if (sent === 7) await socket.until(({ durable = 0 }) => durable >= sent);
    }
    expect(await socket.closed).toBe(closeCode.tooLarge);
  });

  test('withholding what its updates build on: it is asked once, nothing piles up', async () => {
    const socket = await server.socket(name).join();
    socket.step2(Uint8Array.of(0, 0));
    await socket.until(({ durable }) => durable === 1);
    for (let clock = 1; clock < 10; clock += 1) socket.update(typed(5, 'y', clock));
    expect(await socket.closed).toBe(closeCode.timeout);
    expect(socket.received.filter(({ type, step }) => type === 0 && step === 0)).toHaveLength(2);
    expect(socket.received.filter(({ durable }) => durable !== undefined)).toHaveLength(1);
    expect(await stored()).toBe('secret');
  });

  test('not reading', async () => {
    const slow = await server.socket(name, 'slow').join();
    slow.ws.pause();
    const ada = await server.provider(name).synced();
    while (server.collab.present(name).includes('slow')) {
      ada.text.insert(0, randomBytes(90_000).toString('base64'));
      ada.text.delete(0, ada.text.length);
      const written = ada.durable + 2;
      await eventually(() => ada.durable >= written);
    }
    expect(ada.provider.wsconnected).toBe(true);
    slow.ws.terminate();
    ada.end();
  });
});

describe('one socket cannot harm another', () => {
  test('a gap that closes in time is no harm: all of it counts as durable then', async () => {
    const socket = await server.socket(name).join();
    socket.step2(Uint8Array.of(0, 0));
    socket.update(typed(5, 'b', 1));
    await socket.until(({ type, step }) => type === 0 && step === 0);
    const doc = new Y.Doc();
    doc.clientID = 5;
    doc.getText('text').insert(0, 'ab');
    socket.step2(Y.encodeStateAsUpdate(doc));
    await socket.until(({ durable }) => durable === 3);
    expect(await stored()).toContain('ab');
    socket.ws.close();
  });

  test("who writes under another's clientID takes no clock of theirs, whether that one is there or not", async () => {
    const ada = await server.provider(name).synced();
    ada.text.insert(0, 'a');
    await eventually(() => ada.durable === 2);
    const eve = await server.socket(name, 'eve').join();
    eve.step2(Uint8Array.of(0, 0));
    const theft = (clock: number) => typed(ada.doc.clientID, 'stolen', clock);
    eve.update(theft(1));
    eve.update(typed(77, 'eve'));
    await eve.until(({ durable }) => durable === 3);
    ada.provider.disconnect();
    eve.update(theft(1));
    eve.update(typed(77, 'more', 3));
    await eve.until(({ durable }) => durable === 5);
    ada.text.insert(0, 'offline');
    ada.provider.connect();
    await eventually(async () => (await stored()) === ada.text.toString());
    const text = await stored();
    expect(text).toContain('offline');
    expect(text).not.toContain('stolen');
    eve.ws.close();
    ada.end();
  });

  test("the server's own text cannot be gone on with under its clientID", async () => {
    const { state } = (await server.collab.read(name)) ?? { state: new Uint8Array() };
    const [client = 0] = Y.parseUpdateMeta(state).to.keys();
    const eve = await server.socket(name, 'eve').join();
    eve.update(typed(client, 'stolen', 6));
    await eve.until(({ durable }) => durable === 1);
    expect(await stored()).toBe('secret');
    eve.ws.close();
  });

  test('500 random frames before and 500 after hello: the server is up', async () => {
    for (let round = 0; round < 500; round += 1) {
      const raw = await RawSocket.connect(server.port);
      const status = await raw.upgrade(`/collab/${name}`, headersOf(`eve${round}`));
      expect(status).toBe(101);
      if (round % 2 === 0) raw.write(frame(Uint8Array.of(0, 0, 1, 0)));
      for (let i = 0; i < 2; i += 1) raw.write(randomFrame(round));
      if (round % 50 === 0) await raw.closed();
      else raw.end();
    }
    expect(await stored()).toBe('secret');
    expect(await LogModel.countDocuments(rowsOf(name))).toBe(0);
  });
});

/** Noise of three depths: illegal on the wire, illegal as a message, illegal as an update. */
function randomFrame(round: number): Buffer {
  const illegal = Object.values(illegalFrames);
  const noise = randomBytes(1 + (round % 40));
  if (round % 3 === 0) return illegal[round % illegal.length] ?? noise;
  if (round % 3 === 1) return frame(noise);
  return frame(Buffer.concat([Uint8Array.of(0, 1 + (round % 2)), varBytes(noise)]));
}
