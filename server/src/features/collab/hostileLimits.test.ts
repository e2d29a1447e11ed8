import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { collabLimits } from '@rapport/shared/collab/limits';
import { closeCode, messageType } from '@rapport/shared/collab/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { frame, illegalFrames, RawSocket } from '../../testing/rawSocket.ts';
import {
  awarenessOf,
  type CollabServer,
  connectTestDatabase,
  dropTestDatabase,
  eventually,
  headersOf,
  startCollabServer,
} from './testing.ts';

let server: CollabServer;
let name: string;

beforeAll(() => connectTestDatabase());
afterAll(dropTestDatabase);
beforeEach(async () => {
  server = await startCollabServer({
    upgradeMs: 1_000,
    helloMs: 1_000,
    pingMs: 1_100,
    closeMs: 100,
    messagesBurst: 100,
    messagesPerSecond: 1,
    bytesBurst: 20_000,
    bytesPerSecond: 1,
    awarenessPerSecond: 1,
  });
  name = await server.document((doc) => doc.getText('text').insert(0, 'text'));
});
afterEach(() => server.end());

const hello = frame(Uint8Array.of(messageType.sync, 0, 1, 0));

async function open(person: string): Promise<RawSocket> {
  const raw = await RawSocket.connect(server.port);
  expect(await raw.upgrade(`/collab/${name}`, headersOf(person))).toBe(101);
  return raw;
}

async function enter(person: string): Promise<RawSocket> {
  const raw = await open(person);
  raw.write(hello);
  await eventually(() => server.collab.present(name).includes(person));
  return raw;
}

describe('before it has said hello a socket', () => {
  test('is refused when it cannot be decided in time whether it may come in, and leaves its place', async () => {
    server.access.set('eve', new Promise(() => undefined));
    const places = Array.from({ length: collabLimits.connectionsPerPerson }, async () => {
      const raw = await RawSocket.connect(server.port);
      return raw.upgrade(`/collab/${name}`, headersOf('eve'));
    });
    expect(new Set(await Promise.all(places))).toEqual(new Set([503]));
    server.access.delete('eve');
    const raw = await open('eve');
    raw.end();
  });

  test('is closed in time when it says nothing', async () => {
    const raw = await open('eve');
    expect(await raw.closeCode()).toBe(closeCode.timeout);
  });

  test('is closed in time also while it lets its hello drip, or says what is not one', async () => {
    const dripping = await open('eve');
    const chatting = await open('mallory');
    const drip = setInterval(() => {
      dripping.write(Uint8Array.of(0x82));
      chatting.write(frame(Uint8Array.of(messageType.queryAwareness)));
    }, 50);
    dripping.write(frame(new Uint8Array(1_000)).subarray(0, 8));
    expect(await chatting.closeCode()).toBe(closeCode.timeout);
    await dripping.closed();
    clearInterval(drip);
  });
});

describe('after that it', () => {
  test('is answered its pings, but not any number of them, and no pong is free', async () => {
    const bytes = Uint8Array.of(1, 2, 3);
    for (const opcode of [9, 10]) {
      const raw = await enter(`eve${opcode}`);
      for (let sent = 0; sent < 50; sent += 1) raw.write(frame(bytes, opcode));
      const pongs = () => raw.frames.filter((answer) => answer.opcode === 10);
      if (opcode === 9) await eventually(() => pongs().length === 50);
      expect(pongs().every(({ payload }) => Buffer.compare(payload, bytes) === 0)).toBe(true);
      for (let sent = 0; sent < 100; sent += 1) raw.write(frame(bytes, opcode));
      expect(await raw.closeCode()).toBe(closeCode.tooMany);
      expect(pongs().length).toBeLessThanOrEqual(opcode === 9 ? 100 : 0);
    }
  });

  test('is cut off when it breaks the protocol and then keeps its half of the connection', async () => {
    const raw = await RawSocket.connect(server.port, { keepsHalf: true });
    await raw.upgrade(`/collab/${name}`, headersOf('eve'));
    raw.write(hello);
    raw.write(illegalFrames['a reserved bit'] ?? '');
    await raw.ended();
    await eventually(async () => (await server.connections()) === 0);
    raw.end();
  });

  test('is gone when it answers no ping, and those who answer stay', async () => {
    const ada = await server.provider(name).synced();
    const silent = await enter('silent');
    await silent.closed();
    expect(server.collab.present(name)).toEqual(['ada']);
    expect(silent.frames.filter(({ opcode }) => opcode === 9)).toHaveLength(1);
    for (let pings = 0; pings < 5; pings += 1) await once(ada.socket, 'ping');
    expect(ada.closes).toBe(0);
    ada.end();
  });

  test('shows its state no more often than the limit, and then the newest one', async () => {
    const ben = await server.socket(name, 'ben').join();
    const eve = await enter('eve');
    const shown = 12;
    for (let x = 1; x <= shown; x += 1) {
      eve.write(frame(awarenessOf(5, x, { x })));
      // Longer than what the room gathers before it tells the others.
      await sleep(60);
    }
    const states = () => ben.received.flatMap((message) => message.states ?? []).map(({ state }) => state?.x);
    await eventually(() => states().includes(shown));
    expect(new Set(states()).size).toBeLessThan(shown / 2);
    ben.ws.close();
    eve.end();
  });

  test('spends with all others of its person, and with those that were before it', async () => {
    const ada = await enter('ada');
    const [one, other] = [await enter('eve'), await enter('eve')];
    for (let sent = 0; sent < 40; sent += 1) {
      for (const socket of [ada, one]) socket.write(frame(Uint8Array.of(messageType.queryAwareness)));
    }
    await eventually(() => one.frames.length > 40);
    for (let sent = 0; sent < 41; sent += 1) other.write(frame(Uint8Array.of(messageType.queryAwareness)));
    expect(await other.closeCode()).toBe(closeCode.tooMany);
    one.end();
    await eventually(() => server.collab.present(name).length === 1);
    const later = await open('eve');
    later.write(hello);
    expect(await later.closeCode()).toBe(closeCode.tooMany);
    expect(server.collab.present(name)).toEqual(['ada']);
    ada.end();
  });

  test.each([
    ['messages', () => frame(Uint8Array.of(messageType.queryAwareness)), 101],
    ['states', () => frame(Uint8Array.of(messageType.awareness, 1, 0)), 1_001],
    ['bytes', () => frame(awarenessOf(5, 1, { x: 'x'.repeat(2_000) })), 11],
  ])('is closed for too many %s', async (_what, message, tooMany) => {
    const eve = await enter('eve');
    for (let sent = 0; sent < tooMany; sent += 1) eve.write(message());
    expect(await eve.closeCode()).toBe(closeCode.tooMany);
    expect(server.collab.present(name)).toEqual([]);
  });
});
