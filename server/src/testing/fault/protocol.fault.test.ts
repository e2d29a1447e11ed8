import { messageType } from '@rapport/shared/collab/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { acceptUpdate } from '../../features/collab/acceptUpdate.ts';
import { MalformedError } from '../../features/collab/byteReader.ts';
import { readClientMessage } from '../../features/collab/clientMessage.ts';
import { rowsOf } from '../../features/collab/collab.models.ts';
import { varBytes, varUint } from '../../features/collab/testing.ts';
import { startControl } from './controlRoom.ts';
import { rowTimeout } from './rounds.ts';
import { ofSeed, Row } from './row.ts';
import { SeededRandom } from './seededRandom.ts';
import { type Stage, startStage } from './stage.ts';
import { TypingPeer } from './typingPeer.ts';

const row = new Row('protocol');
const perSeed = 100;
const seeds = row.seeds('protocol', row.rounds / perSeed);

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
}, 120_000);
afterAll(() => stage.end());

const realUpdates: readonly [Uint8Array, ...Uint8Array[]] = [1, 5, 30].map((edits) => {
  const doc = new Y.Doc();
  doc.clientID = 77;
  for (let edit = 0; edit < edits; edit += 1) doc.getText('typed').insert(edit, 'é');
  doc.getMap('map').set('key', new Y.Map([['inner', [1, null, 'x']]]));
  doc.getXmlFragment('notes').insert(0, [new Y.XmlElement('p')]);
  doc.getText('typed').delete(0, edits);
  return Y.encodeStateAsUpdate(doc);
}) as [Uint8Array, ...Uint8Array[]];

/** A payload that is noise, or a real one with some bytes changed, cut short or doubled. */
function payload(random: SeededRandom): Uint8Array {
  if (random.chance(0.3)) return random.bytes(random.below(60));
  const bytes = Buffer.from(random.pick(realUpdates));
  for (let changes = 1 + random.below(4); changes > 0; changes -= 1) {
    bytes[random.below(bytes.length)] = random.pick([0, 1, 10, 127, 128, 255, random.below(256)]);
  }
  const cut = bytes.subarray(0, random.chance(0.3) ? random.below(bytes.length) : bytes.length);
  return random.chance(0.1) ? Buffer.concat([cut, cut]) : cut;
}

/** Every type of message there is and some that there are not, with every kind of payload. */
function message(random: SeededRandom): Buffer {
  const type = random.pick([0, 0, 0, 0, 1, 1, 2, 3, 4, 99, 100, 101, 127, 300, 2 ** 40]);
  const bytes = payload(random);
  const step = type === messageType.sync ? varUint(random.pick([0, 1, 2, 2, 2, 3, 200])) : new Uint8Array();
  const body = random.chance(0.85) ? varBytes(bytes) : bytes;
  return Buffer.concat([varUint(type), step, body]);
}

const known = {
  clockOf: () => 0,
  mayWriteAs: () => true,
  isDeleted: () => false,
  deletedRanges: 0,
};

/** What the server does with a message before it takes it in. @returns whether something of it would be taken */
function judge(bytes: Buffer): 'refused' | 'empty' | 'taken' {
  try {
    const read = readClientMessage(bytes);
    if (read.type !== 'update' && read.type !== 'step2') return 'empty';
    const { update } = acceptUpdate(read.update, known);
    if (!update) return 'empty';
    // What is taken in must be readable for everybody.
    Y.applyUpdate(new Y.Doc(), update.bytes);
    return 'taken';
  } catch (error) {
    if (error instanceof MalformedError) return 'refused';
    throw error;
  }
}

test(
  `${row.rounds} messages of every type and payload end in an answer or a named refusal, and what is taken is readable`,
  async () => {
    const counts = { refused: 0, empty: 0, taken: 0 };
    for (const seed of seeds) {
      await ofSeed(seed, () => {
        const random = new SeededRandom(seed);
        for (let i = 0; i < perSeed; i += 1) counts[judge(message(random))] += 1;
      });
    }
    row.found(`${counts.refused} refused, ${counts.empty} empty, ${counts.taken} readable, 0 crashes`);
    expect(counts.refused).toBeGreaterThan(seeds.length);
  },
  rowTimeout,
);

test(
  `${row.rounds / 100} refused messages over a socket bring their peers no byte and the database no row`,
  async () => {
    const [document = ''] = stage.rooms;
    const control = await startControl(stage.control);
    const peer = await new TypingPeer(stage.seat(document, 'mentee')).join();
    const rows = () => stage.db.collection<{ _id: string }>('collab_log').countDocuments(rowsOf(document));
    const before = { rows: await rows(), state: Y.encodeStateVector(peer.doc) };
    let heard = 0;
    peer.socket.on('message', (data: Buffer) => {
      // An empty awareness message keeps idle stock clients connected.
      if (data[0] !== messageType.awareness || data.length > 3) heard += 1;
    });
    let sent = 0;
    for (const seed of seeds) {
      const random = new SeededRandom(seed);
      const refused = Array.from({ length: perSeed }, () => message(random)).find(
        (bytes) => judge(bytes) === 'refused',
      );
      if (!refused) continue;
      expect(await closeCodeFor(document, refused), `seed ${seed}`).toBe(4400);
      sent += 1;
    }
    expect(sent).toBeGreaterThan(0);
    expect(heard).toBe(0);
    expect(await rows()).toBe(before.rows);
    expect(Y.encodeStateVector(peer.doc)).toEqual(before.state);
    peer.end();
    await control.expectUntouched(row);
    row.found(`${sent} over a socket: 0 bytes to peers, 0 rows`);
  },
  rowTimeout,
);

async function closeCodeFor(document: string, bytes: Buffer): Promise<number> {
  const { url, headers } = stage.seat(document, 'mentor');
  const ws = new WebSocket(url, { headers, perMessageDeflate: false });
  ws.on('error', () => undefined);
  ws.on('open', () => {
    ws.send(Uint8Array.of(0, 0, 1, 0));
    ws.send(bytes);
  });
  return new Promise((resolve) => ws.on('close', resolve));
}
