import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, startDatabase } from '@rapport/infra/stack';
import { closeCode } from '@rapport/shared/collab/protocol';
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { rowId } from './collab.models.ts';
import { DocumentStore } from './documentStore.ts';
import {
  type CollabServer,
  connectTestDatabase,
  eventually,
  newName,
  startCollabServer,
  type TestProvider,
} from './testing.ts';

/** A database of this file's own, which it may stop. */
let dir: string;
let database: Database;
let server: CollabServer;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rapport-outage-'));
  database = await startDatabase({ dir });
  await connectTestDatabase(database.url);
});
afterAll(async () => {
  await mongoose.disconnect();
  await database.stop();
  await rm(dir, { recursive: true, force: true });
});
afterEach(() => server.end());

async function pair(name: string): Promise<[TestProvider, TestProvider]> {
  const providers = [server.provider(name, 'ada'), server.provider(name, 'ben')] as const;
  await Promise.all(providers.map((provider) => provider.synced()));
  await eventually(() => providers.every(({ durable, saved }) => durable > 0 && saved));
  return [...providers];
}

async function stored(name: string): Promise<string> {
  const loaded = await new DocumentStore().load(name);
  const doc = new Y.Doc();
  for (const update of [loaded?.state, ...(loaded?.rows.map(({ bytes }) => bytes) ?? [])]) {
    if (update && update.length > 0) Y.applyUpdate(doc, update);
  }
  return doc.getText('text').toString();
}

test('nothing is relayed before its commit while the database may still answer in time', async () => {
  server = await startCollabServer({ commitWaitMs: 60_000 });
  const [ada, ben] = await pair(await server.document());
  const durable = ada.durable;
  await database.kill('SIGSTOP');
  ada.text.insert(0, 'text');
  await sleep(300);
  expect(ben.text.toString()).toBe('');
  expect(ada.durable).toBe(durable);
  await database.kill('SIGCONT');
  await eventually(() => ben.text.toString() === 'text' && ada.durable > durable);
  expect([...ada.statuses, ...ben.statuses].every(({ saved }) => saved)).toBe(true);
  ada.end();
  ben.end();
});

test('with the database gone typing goes on, the room says that it is not saved before anybody sees it, and all is stored when it is back', async () => {
  server = await startCollabServer();
  const name = await server.document();
  const [ada, ben] = await pair(name);
  const durable = [ada.durable, ben.durable];
  await database.kill('SIGKILL');
  const seenWhileSaved: string[] = [];
  ben.doc.on('update', (_update, origin) => {
    if (origin === ben.provider && ben.saved) seenWhileSaved.push(ben.text.toString());
  });
  for (let i = 0; i < 50; i += 1) {
    ada.text.insert(ada.text.length, `a${i} `);
    ben.text.insert(ben.text.length, `b${i} `);
    await sleep(40);
  }
  await eventually(() => ada.text.toString() === ben.text.toString());
  expect(ada.text.toString()).toContain('b49');
  expect(seenWhileSaved).toEqual([]);
  expect([ada.durable, ben.durable]).toEqual(durable);
  expect([ada.saved, ben.saved]).toEqual([false, false]);
  // What a newcomer to the room is shown is what the others see.
  const cleo = await server.provider(name, 'cleo').synced();
  expect(cleo.text.toString()).toBe(ada.text.toString());
  await eventually(() => cleo.statuses.length > 0);
  expect(cleo.saved).toBe(false);

  await database.start();
  await eventually(() => [ada, ben, cleo].every(({ saved }) => saved));
  expect(await stored(name)).toBe(ada.text.toString());
  expect(ada.durable).toBe((durable[0] ?? 0) + 50);
  for (const provider of [ada, ben, cleo]) provider.end();
});

test('what the server has in memory alone is durable for nobody who comes back with it, or reads it', async () => {
  server = await startCollabServer();
  const name = await server.document();
  server.access.set('rita', 'read');
  const [ada, ben] = await pair(name);
  await database.kill('SIGKILL');
  ada.text.insert(0, 'in memory');
  await eventually(() => ben.text.toString() === 'in memory');
  const copy = Y.encodeStateAsUpdate(ada.doc);
  const returned = await Promise.all(['ada', 'ben', 'rita'].map((who) => server.socket(name, who).join()));
  for (const socket of returned) socket.step2(copy);
  const durable = () => returned.map(({ received }) => received.findLast((one) => one.durable)?.durable);
  await sleep(500);
  expect(durable()).toEqual([undefined, undefined, undefined]);
  await database.start();
  await eventually(() => ada.saved && durable().every((messages) => messages === 1));
  for (const socket of returned) socket.ws.close();
  for (const provider of [ada, ben]) provider.end();
});

test('whoever opens the socket before the room is late and says hello after it hears that nothing is saved before the text', async () => {
  server = await startCollabServer();
  const name = await server.document();
  const [ada] = await pair(name);
  const late = server.socket(name, 'late');
  await late.until(({ status }) => status?.saved === true);
  await database.kill('SIGKILL');
  ada.text.insert(0, 'not saved');
  await eventually(() => !ada.saved);
  await late.join();
  const step2 = await late.until(({ type, step }) => type === 0 && step === 1);
  expect(late.content().getText('text').toString()).toBe('not saved');
  const before = late.received.slice(0, late.received.indexOf(step2));
  expect(before.filter(({ status }) => status).map(({ status }) => status?.saved)).toEqual([true, false]);
  await database.start();
  await late.until(({ status }) => status?.saved === true && late.received.length > before.length);
  await eventually(() => ada.saved);
  ada.end();
  late.ws.close();
});

test('a full buffer makes rooms read-only and says so; what was typed meanwhile is asked for afterwards', async () => {
  server = await startCollabServer({ bufferBytes: 20_000 });
  const name = await server.document();
  const [ada, ben] = await pair(name);
  await database.kill('SIGKILL');
  for (let i = 0; i < 30; i += 1) {
    ada.text.insert(0, 'x'.repeat(1_000));
    await sleep(2);
  }
  await eventually(() => ben.statuses.at(-1)?.reason === 'database_full_buffer');
  expect(ada.statuses.at(-1)).toMatchObject({
    saved: false,
    rights: 'read',
    reason: 'database_full_buffer',
  });
  expect(ben.text.length).toBeLessThan(30_000);
  await database.start();
  await eventually(() => ben.text.length === 30_000 && ada.statuses.at(-1)?.rights === 'write' && ada.saved);
  expect((await stored(name)).length).toBe(30_000);
  ada.end();
  ben.end();
});

test('while the database is away nobody new is let in, nothing is created and nothing is kept', async () => {
  server = await startCollabServer();
  const name = await server.document((doc) => doc.getText('text').insert(0, 'there'));
  await database.kill('SIGKILL');
  expect(await server.socket(name).opened).toBe(503);
  await expect(server.collab.read(name)).rejects.toThrow();
  const row = {
    _id: rowId(name, 1, 0),
    bytes: Buffer.of(0, 0),
    updates: 1,
    owners: [],
  };
  await expect(new DocumentStore().append([row])).rejects.toThrow();
  await database.start();
  await eventually(async () => (await server.socket(name).opened) === 101);
  const ada = await server.provider(name).synced();
  expect(ada.text.toString()).toBe('there');
  expect(await server.socket(newName()).closed).toBe(closeCode.notFound);
  ada.end();
});

test('an update in flight that was stored although its answer was lost is not stored twice', async () => {
  server = await startCollabServer();
  const name = await server.document();
  const [ada, ben] = await pair(name);
  for (let round = 0; round < 5; round += 1) {
    ada.text.insert(0, `${round} `);
    await database.kill('SIGKILL');
    await database.start();
    await eventually(() => ada.saved && ada.text.toString() === ben.text.toString());
  }
  const { revision } = (await server.collab.read(name)) ?? {};
  expect((await new DocumentStore().load(name))?.revision).toBe(revision);
  expect(await stored(name)).toBe('4 3 2 1 0 ');
  ada.end();
  ben.end();
});

test('an end of the server waits for the database and says that it comes back', async () => {
  server = await startCollabServer();
  const name = await server.document();
  const [ada] = await pair(name);
  let code = 0;
  ada.provider.on('connection-close', (event) => {
    code ||= event?.code ?? 0;
  });
  await database.kill('SIGSTOP');
  ada.text.insert(0, 'last words');
  await sleep(50);
  const ended = server.end();
  await sleep(100);
  await database.kill('SIGCONT');
  await ended;
  expect(await stored(name)).toBe('last words');
  await eventually(() => code === 1012);
  ada.end();
});
