import { messageType } from '@rapport/shared/collab/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { awarenessOf } from '../../features/collab/testing.ts';
import { Attacker, typedAs } from './attacker.ts';
import { type ControlRoom, startControl } from './controlRoom.ts';
import { rowTimeout } from './rounds.ts';
import { Row } from './row.ts';
import { type Stage, startStage } from './stage.ts';
import { storedDocument } from './storedDocument.ts';
import { syncMessage, TypingPeer } from './typingPeer.ts';

const row = new Row('theft');
const loot = 'STOLEN';

let stage: Stage;
let control: ControlRoom;
let document: string;
let victim: TypingPeer;
/** Everything that the victim's partner hears. */
let reader: TypingPeer;
const heard: Buffer[] = [];

beforeAll(async () => {
  stage = await startStage({ limits: { gapBytes: 2_000, gapMs: 2_000 } });
  document = stage.rooms[0] ?? '';
  control = await startControl(stage.control);
  victim = await new TypingPeer(stage.seat(document, 'mentor')).join();
  reader = await new TypingPeer(stage.seat(document, 'mentor')).join();
  reader.socket.on('message', (data: Buffer) => heard.push(data));
}, 120_000);
afterAll(() => stage.end());

/** What the victim types next arrives, and nothing of the thief's has. */
async function expectNothingStolen(): Promise<void> {
  const mark = `m${victim.typed.length}`;
  victim.type(mark);
  while (!reader.marks.includes(mark)) {
    expect([victim.closes, reader.closes]).toEqual([0, 0]);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect(reader.doc.getText('typed').toString()).not.toContain(loot);
  expect(heard.filter((frame) => frame.includes(loot))).toEqual([]);
}

let clock = 0;
const thefts: Record<string, (thief: Attacker, round: number) => void> = {
  "writing at another's next clock": (thief) => {
    const { clientID } = victim.doc;
    thief.send(syncMessage(2, typedAs(clientID, Y.getState(victim.doc.store, clientID), loot)));
  },
  "writing under another's clientID far ahead": (thief) => {
    const { clientID } = victim.doc;
    thief.send(syncMessage(2, typedAs(clientID, Y.getState(victim.doc.store, clientID) + 50, loot)));
  },
  "showing a state under another's clientID": (thief) => {
    clock += 100;
    thief.send(awarenessOf(victim.doc.clientID, clock, { user: { name: loot } }));
  },
  'updates whose first one never comes': (thief, round) => {
    const client = 900_000 + round;
    for (let i = 1; i <= 40; i += 1) thief.send(syncMessage(2, typedAs(client, i * 100, loot.repeat(20))));
  },
};

test.each(Object.entries(thefts))(
  '%s succeeds 0 times',
  async (_what, steal) => {
    clock += 1;
    victim.socket.send(awarenessOf(victim.doc.clientID, clock, { user: { name: 'victim' } }));
    for (let round = 0; round < row.rounds; round += 1) {
      const thief = await Attacker.join(stage.seat(document, 'mentee'));
      steal(thief, round);
      await thief.heard();
      await expectNothingStolen();
      thief.end();
    }
  },
  rowTimeout,
);

const writes: Record<string, () => Uint8Array> = {
  'sync step 2': () => syncMessage(1, typedAs(123, 0, loot)),
  'sync update': () => syncMessage(2, typedAs(124, 0, loot)),
  'a deletion': () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(reader.doc));
    const before = Y.encodeStateVector(doc);
    doc.getText('typed').delete(0, 3);
    return syncMessage(2, Y.encodeStateAsUpdate(doc, before));
  },
  awareness: () => awarenessOf(125, 1, { user: { name: loot }, cursor: { anchor: 1 } }),
  'types that only the server sends': () => Uint8Array.of(messageType.durable, 9),
};

test.each(Object.entries(writes))(
  '%s of a connection that may only read changes nothing',
  async (_what, write) => {
    const before = reader.doc.getText('typed').toString();
    for (let round = 0; round < row.rounds; round += 1) {
      // A build of another schema reads only.
      const viewer = await Attacker.join(stage.seat(document, 'mentee', '?schema=0'));
      viewer.send(write());
      await viewer.heard();
      viewer.end();
      expect(reader.doc.getText('typed').toString()).toBe(before);
    }
    await expectNothingStolen();
  },
  rowTimeout,
);

test('nothing of it is in the database either, and everybody else went on', async () => {
  const stored = await storedDocument(stage.db, document);
  expect(stored.getText('typed').toString()).not.toContain(loot);
  expect(JSON.stringify(stored.store.pendingStructs)).toBe('null');
  await control.expectUntouched(row);
  row.found(`0 successes of ${Object.keys({ ...thefts, ...writes }).length} kinds, ${row.rounds} each`);
});
