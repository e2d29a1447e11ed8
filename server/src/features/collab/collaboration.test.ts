import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { DocumentStore } from './documentStore.ts';
import {
  type CollabServer,
  connectTestDatabase,
  contentHash,
  dropTestDatabase,
  eventually,
  startCollabServer,
} from './testing.ts';

let server: CollabServer;
beforeAll(() => connectTestDatabase());
afterAll(dropTestDatabase);
beforeEach(async () => {
  server = await startCollabServer();
});
afterEach(() => server.end());

test('two stock clients see each other type, and a third one reads the same after a restart', async () => {
  const name = await server.document((doc) => doc.getText('text').insert(0, 'first content. '));
  const ada = await server.provider(name, 'ada').synced();
  const ben = await server.provider(name, 'ben').synced();
  expect(ada.text.toString()).toBe('first content. ');
  ada.text.insert(0, 'hello ');
  ben.text.insert(ben.text.length, 'from ben');
  const whole = 'hello first content. from ben';
  await eventually(() => [ada, ben].every(({ text }) => text.toString() === whole));
  expect(contentHash(ada.doc)).toBe(contentHash(ben.doc));
  ada.end();
  ben.end();
  await server.end();

  server = await startCollabServer();
  const cleo = await server.provider(name, 'cleo').synced();
  expect(cleo.text.toString()).toBe(whole);
  expect(contentHash(cleo.doc)).toBe(contentHash(ada.doc));
  cleo.end();
});

test('what another client receives is in the database already', async () => {
  await server.end();
  // A busy machine may need longer than the bound after which the room says that it is not saved.
  server = await startCollabServer({ commitWaitMs: 60_000 });
  const name = await server.document();
  const ada = await server.provider(name, 'ada').synced();
  const ben = await server.provider(name, 'ben').synced();
  const store = new DocumentStore();
  let missing = 0;
  let checked = 0;
  ben.doc.on('update', () => {
    const seen = ben.text.toString();
    checked += 1;
    void store.load(name).then((loaded) => {
      const stored = new Y.Doc();
      for (const { bytes } of loaded?.rows ?? []) if (bytes.length > 0) Y.applyUpdate(stored, bytes);
      if (!stored.getText('text').toString().startsWith(seen)) missing += 1;
      checked -= 1;
    });
  });
  for (let i = 0; i < 200; i += 1) {
    ada.text.insert(ada.text.length, `${i} `);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await eventually(() => ben.text.toString() === ada.text.toString() && checked === 0);
  expect(missing).toBe(0);
  expect(ben.statuses.every(({ saved }) => saved)).toBe(true);
  ada.end();
  ben.end();
});

test('each sender is told how many of its messages are durable', async () => {
  const name = await server.document();
  const ada = await server.provider(name, 'ada').synced();
  for (let i = 0; i < 20; i += 1) ada.text.insert(0, 'x');
  // The answer to the server's step 1 counts, too.
  await eventually(() => ada.durable === 21);
  const stored = await server.collab.read(name);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, stored?.state ?? new Uint8Array());
  expect(doc.getText('text').length).toBe(20);
  ada.end();
});
