import { setTimeout as sleep } from 'node:timers/promises';
import { closeCode, upgradeQuery } from '@rapport/shared/collab/protocol';
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

async function authorsOf(name: string): Promise<[number, string][]> {
  const authors = (await server.collab.versions.now(name))?.authors ?? [];
  return authors.map(({ client, person }) => [client, person]);
}

test('who has text of another that the server lacks is told, and none of it is taken', async () => {
  const { name, ada, ben } = await lost();
  expect(await stored(name)).toBe('kept');
  // What stands in the lost text waits with it, and what she types behind that; it costs her no connection.
  const closes = ada.closes;
  ada.text.insert(8, 'A');
  ada.text.insert(0, 'B');
  await sleep(500);
  expect(await stored(name)).toBe('kept');
  expect(ada.closes).toBe(closes);
  ben.provider.connect();
  await eventually(async () => (await stored(name)) === ada.text.toString());
  expect(ada.text.toString()).toBe('Bkept andA lost');
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

/** A connection of Ada's by which she puts back what she has. */
async function restoring(name: string, ada: TestProvider): Promise<TestProvider> {
  const copy = server.provider(`${name}?${upgradeQuery.restores}`, 'ada');
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(ada.doc));
  return copy.synced();
}

test('what is put back once is there once, and its author goes on with it', async () => {
  const { name, ada, ben } = await lost();
  ada.text.insert(8, '!');
  const copy = await restoring(name, ada);
  await eventually(() => copy.durable === 1 && !isBehind(ada));
  expect(await stored(name)).toBe('kept and! lost');
  // With what he wrote without a line, too.
  ben.text.insert(ben.text.length, ', and found');
  ben.provider.connect();
  await eventually(() => ada.text.toString() === 'kept and! lost, and found');
  await eventually(() => ben.text.toString() === ada.text.toString());
  expect(await stored(name)).toBe(ada.text.toString());
  // It stays his.
  expect(await authorsOf(name)).toEqual(expect.arrayContaining([[ben.doc.clientID, 'ben']]));
  for (const peer of [ada, ben, copy]) peer.end();
});

test('nothing is put back under a clientID that lives on another connection, nor by who only reads', async () => {
  const { name, ada, ben } = await lost();
  const away = Y.encodeStateAsUpdate(ben.doc);
  // Ben is here, by a page that has not written it.
  const here = await server.socket(name, 'ben').join();
  here.show(ben.doc.clientID, 99, { user: {} });
  await here.until(({ states }) => states !== undefined);
  const forged = await restoring(name, ada);
  await eventually(() => isBehind(forged));
  expect(await stored(name)).toBe('kept');
  here.ws.close();
  server.access.set('rita', 'read');
  const rita = await server.socket(`${name}?${upgradeQuery.restores}`, 'rita').join();
  rita.step2(away);
  expect(await rita.closed).toBe(closeCode.readOnly);
  expect(await stored(name)).toBe('kept');
  for (const peer of [ada, ben, forged]) peer.end();
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
