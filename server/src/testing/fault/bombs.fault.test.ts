import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptUpdate } from '../../features/collab/acceptUpdate.ts';
import { MalformedError } from '../../features/collab/byteReader.ts';
import { readClientMessage } from '../../features/collab/clientMessage.ts';
import { rowsOf } from '../../features/collab/collab.models.ts';
import { varBytes, varUint } from '../../features/collab/testing.ts';
import { Attacker } from './attacker.ts';
import { startControl } from './controlRoom.ts';
import { percentile } from './percentile.ts';
import { rowTimeout } from './rounds.ts';
import { ofSeed, Row } from './row.ts';
import { SeededRandom } from './seededRandom.ts';
import { type Stage, startStage } from './stage.ts';
import { syncMessage } from './typingPeer.ts';

const row = new Row('bombs');
const seeds = row.seeds('bombs');

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
}, 120_000);
afterAll(() => stage.end());

const text = (value: string) => varBytes(Buffer.from(value));
const join = (...parts: (Uint8Array | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? varUint(part) : part)));

/** An update of one item with this content, and no deletions. */
const item = (client: number, contentType: number, content: Uint8Array): Buffer =>
  join(1, 1, client, 0, contentType, 1, text('typed'), content, 0);

/** An item that says where it stands, and one that stands right of another's. */
const first = join(4, 1, text('typed'), text('a'));
const behind = (client: number, clock: number) => join(Uint8Array.of(0x84), client, clock, text('a'));

/**
 * Two clients who build on each other's items in turn, and a chain behind them in which each builds on the next: the
 * last one on nothing, so that one falls away after the other.
 */
function chain(newest: number, size: number): Buffer {
  const length = Math.min(256, 2 + (size >> 6));
  const turns = Array.from({ length: size >> 5 }, (_, turn) => turn);
  const client = (place: number) => newest + length - place;
  const section = (place: number, items: readonly Buffer[]) => join(items.length, client(place), 0, ...items);
  return join(
    length,
    section(0, [first, ...turns.map((turn) => behind(client(1), turn))]),
    section(1, [...turns.map((turn) => behind(client(0), turn)), behind(client(2), 0)]),
    ...Array.from({ length: length - 2 }, (_, at) => section(at + 2, [first, behind(client(at + 3), 0)])),
    0,
  );
}

const contentAny = 8;
const contentJson = 2;
const contentEmbed = 5;
const anArray = 117;
const most = 250_000;

/** The one that has to be read to its end. */
const theChain = 'clients who wait for each other';

/** What takes little to send and would take much to build. */
const bombs: Record<string, (random: SeededRandom, size: number) => Buffer> = {
  'structs that are only claimed': (random, size) =>
    join(1, size * 120, random.below(2 ** 31), 0, 4, 1, text('typed'), 0),
  'clients that are only claimed': (random) =>
    join(2 ** 30 + random.below(2 ** 20), random.below(2 ** 31), 0),
  'deletions that are only claimed': (random) => join(0, 1, random.below(2 ** 31), 2 ** 30, 0, 1),
  'as many deletions as fit': (random, size) =>
    join(0, 1, random.below(2 ** 31), size / 2, Buffer.alloc(size, Uint8Array.of(5, 1))),
  'as many clients with deletions as fit': (_random, size) =>
    join(
      0,
      size / 8,
      Buffer.concat(Array.from({ length: size / 8 }, (_, client) => join(client + 2 ** 28, 1, 5, 1))),
    ),
  'arrays in arrays': (random, size) =>
    item(random.below(2 ** 31), contentAny, join(1, Buffer.alloc(size, Uint8Array.of(anArray, 1)), 126)),
  'brackets in JSON': (random, size) =>
    item(random.below(2 ** 31), contentJson, join(1, text('['.repeat(size / 2) + ']'.repeat(size / 2)))),
  'brackets in an embed': (random, size) =>
    item(random.below(2 ** 31), contentEmbed, text('['.repeat(size / 2) + ']'.repeat(size / 2))),
  'a string that is only claimed': (random) =>
    item(random.below(2 ** 31), 4, join(2 ** 31 + random.below(1_000))),
  [theChain]: (random, size) => chain(random.below(2 ** 28), size),
  'a length that overflows': (random) => join(1, 1, random.below(2 ** 31), 2 ** 52, 0, 2 ** 52, 0),
};
const kinds = Object.keys(bombs);

function bombOf(seed: number): { kind: string; bytes: Buffer } {
  const random = new SeededRandom(seed);
  const kind = kinds[random.below(kinds.length)] ?? '';
  const size = 8 * Math.ceil((random.chance(0.5) ? most : 10 + random.below(most)) / 8);
  return { kind, bytes: bombs[kind]?.(random, size) ?? Buffer.alloc(0) };
}

const known = { clockOf: () => 0, mayWriteAs: () => true, isDeleted: () => false, deletedRanges: 0 };

test(
  `${row.rounds} bombs are refused, or leave nothing, without being built`,
  async () => {
    const took: number[] = [];
    const read: number[] = [];
    for (const seed of seeds) {
      await ofSeed(seed, () => {
        const { kind, bytes } = bombOf(seed);
        const frame = syncMessage(2, bytes);
        const startedAt = performance.now();
        let taken: unknown;
        try {
          const message = readClientMessage(frame);
          if (message.type === 'update') taken = acceptUpdate(message.update, known).update;
        } catch (error) {
          if (!(error instanceof MalformedError)) throw error;
        }
        (kind === theChain ? read : took).push(performance.now() - startedAt);
        expect(taken, kind).toBeUndefined();
      });
    }
    row.measured('to refuse', took);
    row.within('refused p99, ms', percentile(took, 0.99), 1);
    row.within('read to the end, ms', Math.max(0, ...read), 50);
  },
  rowTimeout,
);

test(
  `${row.rounds} bombs over sockets leave no row and no memory`,
  async () => {
    const [document = ''] = stage.rooms;
    const probe = await stage.probe();
    const rows = () => stage.db.collection<{ _id: string }>('collab_log').countDocuments(rowsOf(document));
    const control = await startControl(stage.control);
    const before = { rows: await rows(), memory: await probe.memory(), pid: stage.server.pid };
    await probe.watchLoop();
    for (const seed of seeds) {
      const attacker = await Attacker.join(stage.seat(document, 'mentee'));
      attacker.send(syncMessage(2, bombOf(seed).bytes));
      await attacker.heard();
      attacker.end();
    }
    const held = await probe.longestHold();
    expect(await rows()).toBe(before.rows);
    expect(stage.server.pid).toBe(before.pid);
    await control.expectUntouched(row);
    row.within('loop held, ms', held, 200);
    row.within('memory up, MiB', ((await probe.memory()) - before.memory) / 2 ** 20, 20);
  },
  rowTimeout,
);
