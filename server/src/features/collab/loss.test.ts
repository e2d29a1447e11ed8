import { setTimeout as sleep } from 'node:timers/promises';
import { closeCode } from '@rapport/shared/collab/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  type CollabServer,
  connectTestDatabase,
  dropTestDatabase,
  eventually,
  startCollabServer,
  type TestProvider,
} from './testing.ts';

let server: CollabServer;

beforeAll(async () => {
  await connectTestDatabase();
  server = await startCollabServer({ lossMs: 100, gapMs: 300 });
});
afterAll(async () => {
  await server.end();
  await dropTestDatabase();
});

const isBehind = ({ statuses }: TestProvider): boolean => statuses.at(-1)?.behind === true;

/** Ada has what Ben wrote, as she once had it from a server that has lost it; Ben is away. */
async function lost(): Promise<{ name: string; ada: TestProvider; ben: TestProvider }> {
  const name = await server.document();
  const [ada, ben] = [server.provider(name, 'ada'), server.provider(name, 'ben')];
  await Promise.all([ada.synced(), ben.synced()]);
  ben.text.insert(0, 'kept');
  await eventually(() => ben.durable === 2 && ada.text.toString() === 'kept');
  for (const { provider } of [ada, ben]) provider.disconnect();
  ben.text.insert(4, ' and lost');
  Y.applyUpdate(ada.doc, Y.encodeStateAsUpdate(ben.doc));
  ada.provider.connect();
  await eventually(() => isBehind(ada));
  return { name, ada, ben };
}

async function stored(name: string): Promise<string> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await server.collab.read(name))?.state ?? new Uint8Array());
  return doc.getText('text').toString();
}

test('who has text of another that the server lacks is told, and none of it is taken', async () => {
  const { name, ada, ben } = await lost();
  expect(await stored(name)).toBe('kept');
  // What stands in the lost text waits with it, and costs her neither her connection nor the rest of what she types.
  const closes = ada.closes;
  ada.text.insert(8, 'A');
  ada.text.insert(0, 'B');
  await sleep(500);
  expect(ada.closes).toBe(closes);
  for (const peer of [ada, ben]) peer.end();
});

test('whose text another brings first, to a server that has lost it, goes on under a new clientID and is told of the rest', async () => {
  const name = await server.document();
  const [ada, ben] = [server.provider(name, 'ada'), server.provider(name, 'ben')];
  ada.provider.disconnect();
  ada.text.insert(0, 'kept');
  Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(ada.doc));
  await eventually(async () => (await stored(name)) === 'kept');
  ada.text.insert(4, ' and more');
  const closed = new Promise((resolve) => ada.provider.once('closed', resolve));
  ada.provider.connect();
  expect(await closed).toMatchObject({ code: closeCode.foreignClient });

  const { awareness } = ada.provider;
  awareness.clientID = ada.doc.clientID = new Y.Doc().clientID;
  awareness.setLocalState({});
  ada.provider.connect();
  await eventually(() => isBehind(ada));
  expect(ada.text.toString()).toBe('kept and more');
  ada.text.insert(0, 'Still ');
  await eventually(async () => (await stored(name)) === 'Still kept');
  for (const peer of [ada, ben]) peer.end();
});

test('it is over as soon as its author brings it', async () => {
  const { name, ada, ben } = await lost();
  ada.text.insert(8, '!');
  ben.provider.connect();
  await eventually(() => !isBehind(ada));
  await eventually(async () => (await stored(name)) === 'kept and! lost');
  await eventually(() => ada.text.toString() === ben.text.toString());
  for (const peer of [ada, ben]) peer.end();
});
