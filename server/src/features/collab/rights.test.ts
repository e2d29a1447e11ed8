import { closeCode } from '@rapport/shared/collab/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { signInEnded } from '../identity/index.ts';
import {
  type CollabServer,
  connectTestDatabase,
  dropTestDatabase,
  eventually,
  newName,
  startCollabServer,
} from './testing.ts';

let server: CollabServer;
let name: string;
beforeAll(() => connectTestDatabase());
afterAll(dropTestDatabase);
beforeEach(async () => {
  // A busy machine may need longer than the bound after which a room says that it is not saved.
  server = await startCollabServer({ commitWaitMs: 60_000 });
  name = await server.document((doc) => doc.getText('text').insert(0, 'text'));
});
afterEach(() => server.end());

const writing = (client: number): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getText('text').insert(0, 'written');
  return Y.encodeStateAsUpdate(doc);
};

const revision = async () => (await server.collab.read(name))?.revision;

describe('a reader', () => {
  beforeEach(() => {
    server.access.set('rita', 'read');
  });

  test('who is a stock client stays connected and follows', async () => {
    const rita = await server.provider(name, 'rita').synced();
    const ada = await server.provider(name).synced();
    ada.text.insert(0, 'more ');
    await eventually(() => rita.text.toString() === 'more text');
    expect(rita.provider.wsconnected).toBe(true);
    expect(rita.statuses).toEqual([{ epoch: 1, schemaVersion: 1, saved: true, rights: 'read' }]);
    rita.end();
    ada.end();
  });

  test('who writes is closed, and nothing of it is taken', async () => {
    const before = await revision();
    for (const step of [1, 2]) {
      const rita = await server.socket(name, 'rita').join();
      if (step === 1) rita.step2(writing(5));
      else rita.update(writing(5));
      expect(await rita.closed).toBe(closeCode.readOnly);
    }
    expect(await revision()).toBe(before);
  });

  test('is seen, but never as an editor with a cursor', async () => {
    const ada = await server.provider(name).synced();
    const rita = await server.socket(name, 'rita').join();
    rita.show(5, 1, { cursor: { anchor: 1 }, user: { id: 'ada', name: 'Ada' } });
    await eventually(() => ada.provider.awareness.getStates().has(5));
    expect(ada.provider.awareness.getStates().get(5)).toEqual({
      user: { id: 'rita', name: 'Name of rita' },
      reader: true,
    });
    rita.ws.close();
    ada.end();
  });
});

describe('rights that change', () => {
  test('end connections at once, and with them everything that they send later', async () => {
    const ada = await server.socket(name).join();
    const ben = await server.provider(name, 'ben').synced();
    server.access.set('ada', 'none');
    await server.collab.recheck({ name });
    const before = await revision();
    ada.update(writing(5));
    expect(await ada.closed).toBe(closeCode.rightEnded);
    expect(await revision()).toBe(before);
    expect(await server.socket(name).closed).toBe(closeCode.notFound);
    expect(ben.provider.wsconnected).toBe(true);
    ben.end();
  });

  test('are waited for: what somebody sends while theirs are decided again is taken after that or not at all', async () => {
    const ada = await server.socket(name).join();
    const ben = await server.provider(name, 'ben').synced();
    const rechecked = async (access: 'write' | 'none', client: number) => {
      let decide: (access: 'write' | 'none') => void = () => undefined;
      server.access.set('ada', new Promise((resolve) => (decide = resolve)));
      const recheck = server.collab.recheck({ personId: 'ada' });
      ada.update(writing(client));
      for (let turn = 0; turn < 3; turn += 1) {
        ben.text.insert(0, 'ben ');
        const written = ben.durable + 1;
        await eventually(() => ben.durable >= written);
      }
      const before = ben.doc.store.clients.has(client);
      decide(access);
      await recheck;
      return before;
    };
    expect(await rechecked('write', 5)).toBe(false);
    await eventually(() => ben.doc.store.clients.has(5));
    expect(await rechecked('none', 6)).toBe(false);
    expect(await ada.closed).toBe(closeCode.rightEnded);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, (await server.collab.read(name))?.state ?? Uint8Array.of(0, 0));
    expect([doc.store.clients.has(5), doc.store.clients.has(6)]).toEqual([true, false]);
    ben.end();
  });

  test('that cannot be decided again end the connection, with what it said meanwhile, until they can', async () => {
    const ada = await server.socket(name).join();
    const ben = await server.provider(name, 'ben').synced();
    let fail: (error: Error) => void = () => undefined;
    server.access.set('ada', new Promise((_, reject) => (fail = reject)));
    const recheck = server.collab.recheck({ name });
    ada.update(writing(5));
    // Decided for Ben at once: what he says is waited for with her.
    ben.text.insert(0, 'ben ');
    await new Promise((resolve) => setTimeout(resolve, 50));
    fail(new Error('the database stands still'));
    await recheck;
    expect(await ada.closed).toBe(closeCode.restarting);
    await eventually(() => ben.durable > 1);
    expect(ben.doc.store.clients.has(5)).toBe(false);
    server.access.set('ada', 'write');
    const again = await server.socket(name).join();
    again.update(writing(5));
    await eventually(() => ben.doc.store.clients.has(5));
    again.ws.close();
    ben.end();
  });

  test('that a sweep cannot decide stay as they are, and are decided by the next one', async () => {
    const ada = await server.socket(name).join();
    const now = Date.now();
    await server.sweeper.run(now);
    const failing = Promise.reject<'write'>(new Error('the database stands still'));
    failing.catch(() => undefined);
    server.access.set('ada', failing);
    await server.sweeper.run(now + 60_000);
    expect(ada.ws.readyState).toBe(ada.ws.OPEN);
    server.access.set('ada', 'none');
    await server.sweeper.run(now + 60_001);
    expect(await ada.closed).toBe(closeCode.rightEnded);
  });

  test('end nobody’s right to what the server has lost: a copy of it may be the only one', async () => {
    const ada = await server.socket(name).join();
    server.access.set('ada', undefined);
    await server.collab.recheck({ name });
    expect(await ada.closed).toBe(closeCode.notFound);
  });

  test('turn a writer into a reader and back', async () => {
    const ada = await server.provider(name).synced();
    for (const rights of ['read', 'write'] as const) {
      server.access.set('ada', rights);
      await server.collab.recheck({ personId: 'ada' });
      await eventually(() => ada.statuses.at(-1)?.rights === rights);
    }
    expect(ada.provider.wsconnected).toBe(true);
    ada.end();
  });

  test('stay as they were decided last, also where an earlier decision takes longer', async () => {
    const ada = await server.socket(name).join();
    let decideLate: (access: 'write') => void = () => undefined;
    const isAsked = new Promise<void>((tellAsked) => {
      const late = new Promise<'write'>((resolve) => {
        decideLate = resolve;
      });
      // Asked for when somebody waits for it, and not before.
      const then: typeof late.then = (...handlers) => {
        tellAsked();
        return late.then(...handlers);
      };
      server.access.set('ada', Object.assign(late.then(), { then }));
    });
    const earlier = server.collab.recheck({ name });
    await isAsked;
    server.access.set('ada', 'read');
    await server.collab.recheck({ name });
    decideLate('write');
    await earlier;
    ada.update(writing(5));
    expect(await ada.closed).toBe(closeCode.readOnly);
  });

  test('that nobody told us of are found by the sweep', async () => {
    const ada = await server.socket(name).join();
    const now = Date.now();
    await server.sweeper.run(now);
    server.access.set('ada', 'none');
    await server.sweeper.run(now + 60_000);
    expect(await ada.closed).toBe(closeCode.rightEnded);
  });

  test('keep out whose sign-in ends while they come in', async () => {
    let answer: () => void = () => undefined;
    server.answerSignIns(
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
    );
    const ada = server.socket(name);
    await new Promise((resolve) => setTimeout(resolve, 100));
    server.signedOut.add('ada');
    await server.events.publish(signInEnded, { personId: 'ada', signInId: 'ada' });
    answer();
    expect(await ada.opened).toBe(401);
  });

  test('end with the sign-in, for its own connections only', async () => {
    const ada = await server.socket(name).join();
    const ben = await server.socket(name, 'ben').join();
    await server.events.publish(signInEnded, { personId: 'ada', signInId: 'ada' });
    expect(await ada.closed).toBe(closeCode.signedOut);
    expect(ben.ws.readyState).toBe(ben.ws.OPEN);
    ben.ws.close();
  });
});

describe('who is there', () => {
  test('are the people with the document, until their last connection has gone', async () => {
    const ada = await server.provider(name).synced();
    const again = await server.provider(name).synced();
    await eventually(() => server.collab.present(name).length > 0);
    expect(server.collab.present(name)).toEqual(['ada']);
    expect(server.collab.present(newName())).toEqual([]);
    ada.end();
    expect(server.collab.present(name)).toEqual(['ada']);
    again.end();
    await eventually(() => server.collab.present(name).length === 0);
  });

  test('cannot pass for somebody else, nor speak for another connection', async () => {
    const ada = await server.provider(name).synced();
    const eve = await server.socket(name, 'eve').join();
    eve.show(5, 1, { user: { id: 'ada', name: 'Ada', color: '#abc' }, x: 1 });
    await eventually(() => ada.provider.awareness.getStates().has(5));
    eve.show(ada.doc.clientID, 99, null);
    eve.show(6, 1, { user: {} });
    eve.show(5, 2, { x: 2 });
    await eventually(() => ada.provider.awareness.getStates().get(5)?.x === 2);
    expect([...ada.provider.awareness.getStates().keys()].sort()).toEqual([5, ada.doc.clientID].sort());
    expect(ada.provider.awareness.getStates().get(5)?.user).toEqual({ id: 'eve', name: 'Name of eve' });
    eve.ws.close();
    await eventually(() => !ada.provider.awareness.getStates().has(5));
    ada.end();
  });

  test('show themselves under their own clientID only', async () => {
    const ada = await server.provider(name).synced();
    await eventually(() => ada.durable > 0);
    const ben = await server.socket(name, 'ben').join();
    await ben.until(({ states }) => states?.some(({ client }) => client === ada.doc.clientID) === true);
    const eve = await server.socket(name, 'eve').join();
    eve.show(ada.doc.clientID, 9, { user: {} });
    expect(await eve.closed).toBe(closeCode.foreignClient);
    ben.ws.close();
    ada.end();
  });

  test('keep one connection a clientID: the newer one of a person stays', async () => {
    const older = await server.socket(name).join();
    older.show(5, 1, { user: {} });
    await older.until(({ states }) => states?.some(({ client }) => client === 5) === true);
    const newer = await server.socket(name).join();
    newer.show(5, 2, { user: {} });
    expect(await older.closed).toBe(closeCode.foreignClient);
    newer.ws.close();
  });
});
