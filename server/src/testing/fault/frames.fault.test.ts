import { socketPath } from '@rapport/shared/realtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frame, RawSocket } from '../rawSocket.ts';
import { startControl } from './controlRoom.ts';
import { percentile } from './percentile.ts';
import { rowTimeout } from './rounds.ts';
import { ofSeed, Row } from './row.ts';
import { SeededRandom } from './seededRandom.ts';
import { type Stage, startStage } from './stage.ts';

const row = new Row('frames');
const seeds = row.seeds('frames');
const atOnce = 6;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
}, 120_000);
afterAll(() => stage.end());

/** A close frame with this code. */
function closing(code: number): Buffer {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return frame(payload, 8);
}

/** With this first byte in place of the one that says opcode and reserved bits. */
function headed(first: number, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[0] = first;
  return copy;
}

const badUtf8 = Buffer.from([0xc3, 0x28, 0xa0, 0xff]);

/** Frames that break RFC 6455, each of which has to end its connection. */
const broken: Record<string, (random: SeededRandom) => Buffer> = {
  'reserved bits': (random) => headed(0x82 | ((1 + random.below(7)) << 4), frame(random.bytes(4))),
  'an opcode that there is not': (random) =>
    headed(0x80 | random.pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]), frame(random.bytes(4))),
  'no mask': (random) => Buffer.concat([Buffer.from([0x82, 4]), random.bytes(4)]),
  'a length beyond all limits': (random) =>
    Buffer.concat([
      Buffer.from([0x82, 0xff]),
      Buffer.from([0, 0, random.below(2), 1 + random.below(255)]),
      random.bytes(8),
    ]),
  'a length of more than 53 bits': (random) =>
    Buffer.concat([Buffer.from([0x82, 0xff, 0xff]), random.bytes(11)]),
  'text that is no UTF-8': () => frame(badUtf8, 1),
  'a close code that nobody may send': (random) =>
    closing(random.pick([0, 1, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65535])),
  'a close frame of one byte': () => frame(Buffer.from([3]), 8),
  'a close reason that is no UTF-8': () => frame(Buffer.concat([Buffer.from([3, 232]), badUtf8]), 8),
  'a ping in pieces': (random) => headed(0x09, frame(random.bytes(3))),
  'a ping that is too long': (random) => frame(random.bytes(126 + random.below(60)), 9),
  'a continuation of nothing': (random) => headed(0x80, frame(random.bytes(3))),
  noise: (random) => Buffer.concat([Buffer.from([0xf7]), random.bytes(1 + random.below(300))]),
};
const kinds = Object.keys(broken);

const ways = {
  collab: async () => `/collab/${stage.rooms[0]}`,
  notices: async () => `${socketPath}/?EIO=4&transport=websocket`,
  call: () => stage.gate(),
};
const opened = { collab: 0, notices: 0, call: 0 };
const refusals = [400, 401, 403, 404, 429];

/** Sends one broken frame, whole or cut at some byte. @returns how long the offender stayed (ms), when the server had to end it */
async function offend(seed: number): Promise<number | undefined> {
  const random = new SeededRandom(seed);
  const way = random.pick(['collab', 'notices', 'call'] as const);
  const headers = stage.seat('', 'mentor').headers;
  const signedIn = random.chance(0.5);
  const bytes = broken[kinds[random.below(kinds.length)] ?? '']?.(random) ?? Buffer.alloc(0);
  const isCut = random.chance(0.3);
  const socket = await RawSocket.connect(stage.server.port);
  const status = await socket.upgrade(
    await ways[way](),
    signedIn ? headers : { origin: headers.origin ?? '' },
  );
  const isOpen = status === 101;
  if (isOpen) opened[way] += 1;
  else expect(refusals).toContain(status);
  if (!signedIn) expect(isOpen).toBe(false);
  const sentAt = performance.now();
  socket.write(isCut ? bytes.subarray(0, random.below(bytes.length)) : bytes);
  if (isCut) {
    // A part of a frame is no offence yet: we hang up in the middle of it.
    socket.end();
    await socket.closed();
    return undefined;
  }
  await socket.closed();
  return performance.now() - sentAt;
}

test(
  `${row.rounds} broken frames on all three upgrades, before and after sign-in, end their own connection and nothing else`,
  async () => {
    const probe = await stage.probe();
    const control = await startControl(stage.control);
    const pid = stage.server.pid;
    await probe.watchLoop();
    const stayed: number[] = [];
    let next = 0;
    const work = async () => {
      for (let seed = seeds[next++]; seed !== undefined; seed = seeds[next++]) {
        const offender = seed;
        await ofSeed(offender, async () => {
          const ms = await offend(offender);
          if (ms !== undefined) stayed.push(ms);
        });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    const held = await probe.longestHold();
    expect(stage.server.pid).toBe(pid);
    await control.expectUntouched(row);
    for (const [way, count] of Object.entries(opened)) expect(count, way).toBeGreaterThan(0);
    row.found(`${stayed.length} ended by the server; open before: ${JSON.stringify(opened)}`);
    row.measured('offender gone', stayed);
    row.within('offender gone p99, ms', percentile(stayed, 0.99), 100);
    row.within('loop held, ms', held, 200);
  },
  rowTimeout,
);
