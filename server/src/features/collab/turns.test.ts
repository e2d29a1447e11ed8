import { setTimeout as sleep } from 'node:timers/promises';
import { messageType } from '@rapport/shared/collab/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { frame, RawSocket } from '../../testing/rawSocket.ts';
import { LogModel, rowsOf } from './collab.models.ts';
import {
  type CollabServer,
  connectTestDatabase,
  dropTestDatabase,
  eventually,
  headersOf,
  type Received,
  readMessage,
  startCollabServer,
  varBytes,
} from './testing.ts';

let server: CollabServer;
let name: string;
beforeAll(() => connectTestDatabase());
afterAll(dropTestDatabase);
beforeEach(async () => {
  server = await startCollabServer({ commitWaitMs: 60_000 });
  name = await server.document((doc) => doc.getText('text').insert(0, 'text'));
});
afterEach(() => server.end());

const step2 = frame(Uint8Array.of(messageType.sync, 1, 2, 0, 0));
const rows = () => LogModel.countDocuments(rowsOf(name));
const updates = (received: readonly Received[]) =>
  received.filter(({ type, step }) => type === messageType.sync && step === 2);

/** Somebody who sends bytes as they are, and has answered the server's step 1. */
async function enter(person: string): Promise<RawSocket> {
  const raw = await RawSocket.connect(server.port);
  await raw.upgrade(`/collab/${name}`, headersOf(person));
  raw.write(Buffer.concat([frame(Uint8Array.of(messageType.sync, 0, 1, 0)), step2]));
  await eventually(() => server.collab.present(name).includes(person));
  return raw;
}

/** So many characters, each in a message of its own, in one piece. */
function burst(doc: Y.Doc, characters: number): Buffer {
  const frames: Buffer[] = [];
  const collect = (update: Uint8Array) =>
    frames.push(frame(Buffer.concat([Uint8Array.of(messageType.sync, 2), varBytes(update)])));
  doc.on('update', collect);
  for (let i = 0; i < characters; i += 1) doc.getText('typed').insert(i, 'x');
  doc.off('update', collect);
  return Buffer.concat(frames);
}

test('more updates in one turn than a connection may bring clientIDs are no harm', async () => {
  const ada = await enter('ada');
  ada.write(burst(new Y.Doc(), 600));
  const typed = async () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, (await server.collab.read(name))?.state ?? step2);
    return doc.getText('typed').length;
  };
  await eventually(async () => (await typed()) === 600);
  expect(server.collab.present(name)).toEqual(['ada']);
  ada.end();
});

test('100 updates of one turn become one row, one message to everybody else and one acknowledgement', async () => {
  const ben = await server.socket(name, 'ben').join();
  const cleo = await server.socket(name, 'cleo').join();
  const ada = await enter('ada');
  ada.write(burst(new Y.Doc(), 100));
  const typed = () => ben.content().getText('typed').length;
  await eventually(() => typed() === 100);
  await eventually(() => cleo.content().getText('typed').length === 100);
  expect(await rows()).toBe(1);
  expect([ben, cleo].map(({ received }) => updates(received).length)).toEqual([1, 1]);
  const acknowledged = ada.frames.map(({ payload }) => [...payload]).filter(([type]) => type === 100);
  expect(acknowledged).toEqual([
    [messageType.durable, 1],
    [messageType.durable, 101],
  ]);
  for (const socket of [ben, cleo]) socket.ws.close();
  ada.end();
});

test('what two people write in one turn becomes one row, and each gets only what the other wrote', async () => {
  const cleo = await server.socket(name, 'cleo').join();
  const writers = [await enter('ada'), await enter('ben')];
  const docs = writers.map(() => new Y.Doc());
  const pieces = docs.map((doc) => burst(doc, 10));
  writers.forEach((writer, index) => {
    writer.write(pieces[index] ?? '');
  });
  await eventually(() => cleo.content().getText('typed').length === 20);
  expect(await rows()).toBeLessThanOrEqual(2);
  expect(updates(cleo.received).length).toBe(await rows());
  for (const [index, writer] of writers.entries()) {
    const messages = writer.frames.filter(({ opcode }) => opcode === 2);
    const heard = updates(messages.map(({ payload }) => readMessage(payload)));
    const clients = heard.flatMap(({ update }) => [...Y.parseUpdateMeta(update ?? step2).to.keys()]);
    expect(new Set(clients)).toEqual(new Set([docs[1 - index]?.clientID]));
    writer.end();
  }
  cleo.ws.close();
});

const ask = (stateVector: Uint8Array) =>
  frame(Buffer.concat([Uint8Array.of(messageType.sync, 0), varBytes(stateVector)]));
const answers = ({ frames }: RawSocket) =>
  frames
    .filter(({ opcode }) => opcode === 2)
    .map(({ payload }) => readMessage(payload))
    .filter(({ type, step }) => type === messageType.sync && step === 1);

test('30 questions of one turn have one answer, that to the newest', async () => {
  const ada = await enter('ada');
  const { state } = (await server.collab.read(name)) ?? { state: step2 };
  const newest = ask(Y.encodeStateVectorFromUpdate(state));
  for (let turn = 1; turn <= 3; turn += 1) {
    ada.write(Buffer.concat([...Array.from({ length: 29 }, () => ask(Uint8Array.of(0))), newest]));
    await eventually(() => answers(ada).length > turn);
    expect(answers(ada).at(-1)?.update).toEqual(Uint8Array.of(0, 0));
  }
  expect(answers(ada)).toHaveLength(4);
  ada.end();
});

test('what cannot be afforded now is answered later, together', async () => {
  await server.end();
  server = await startCollabServer({ answersBurstBytes: 1, answersPerSecondBytes: 5 });
  name = await server.document((doc) => doc.getText('text').insert(0, 'text'));
  const ada = await enter('ada');
  await eventually(() => answers(ada).length === 1);
  for (let asked = 0; asked < 20; asked += 1) {
    ada.write(ask(Uint8Array.of(0)));
    await new Promise(setImmediate);
  }
  ada.write(ask(Uint8Array.of(1, 77, 1)));
  await eventually(() => answers(ada).length > 1);
  await sleep(500);
  expect(answers(ada)).toHaveLength(2);
  ada.end();
});

test('whoever opens more than can be afforded waits for it, and is not sent away for what it says meanwhile', async () => {
  await server.end();
  server = await startCollabServer({ answersBurstBytes: 10, answersPerSecondBytes: 20, helloMs: 300 });
  name = await server.document((doc) => doc.getText('text').insert(0, 'text'));
  const windows = Array.from({ length: 4 }, () => server.provider(name));
  for (const { doc, provider } of windows) {
    doc.getText('typed').insert(0, 'x');
    provider.awareness.setLocalState({ x: 1 });
  }
  await Promise.all(windows.map((window) => window.synced()));
  const typed = () => windows.map(({ doc }) => doc.getText('typed').length);
  await eventually(() => typed().every((length) => length === windows.length));
  expect(windows.map(({ closes }) => closes)).toEqual([0, 0, 0, 0]);
  for (const window of windows) window.end();
});
