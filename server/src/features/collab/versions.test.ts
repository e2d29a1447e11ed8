import { closeCode, documentSchemaVersion } from '@rapport/shared/collab/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { DocumentModel, LogModel, rowsOf } from './collab.models.ts';
import { DocumentStore } from './documentStore.ts';
import {
  type CollabServer,
  connectTestDatabase,
  dropTestDatabase,
  eventually,
  startCollabServer,
} from './testing.ts';

let server: CollabServer;
let name: string;
beforeAll(() => connectTestDatabase());
afterAll(dropTestDatabase);
beforeEach(async () => {
  server = await startCollabServer({ idleMs: 50, compactRows: 1, compactEveryMs: 50 });
  name = await server.document((doc) => doc.getText('text').insert(0, 'first history'));
});
afterEach(() => server.end());

const saying = (text: string): Uint8Array => {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
};

/** As a restore does it: the same name, a new history. */
async function beginAnew(): Promise<void> {
  await DocumentModel.updateOne(
    { _id: name },
    { $set: { state: Buffer.from(saying('second history')), version: 1, epoch: 2, owners: [] } },
  );
}

describe('the epoch', () => {
  test('and the schema are said before anything else', async () => {
    const socket = await server.socket(name).join();
    expect(socket.received[0]?.status).toMatchObject({ epoch: 1, schemaVersion: documentSchemaVersion });
    socket.ws.close();
  });

  test.each(['2', '0', '-1', 'x', ''])(
    'that a client names as %j sends it away before it could give or take anything',
    async (epoch) => {
      const socket = server.socket(`${name}?epoch=${epoch}`);
      await socket.opened;
      socket.send(0, 0, 1, 0);
      expect(await socket.closed).toBe(closeCode.epochChanged);
      expect(socket.received.map(({ status }) => status?.epoch)).toEqual([1]);
      expect(server.collab.present(name)).toEqual([]);
    },
  );

  test('that is the same lets a client in', async () => {
    const socket = await server.socket(`${name}?epoch=1&schema=${documentSchemaVersion}`).join();
    expect(socket.content().getText('text').toString()).toBe('first history');
    socket.ws.close();
  });

  test("is one person's place, given back: who is sent away may come again and again", async () => {
    for (let round = 0; round < 40; round += 1) {
      expect(await server.socket(`${name}?epoch=9`).closed).toBe(closeCode.epochChanged);
    }
  });

  test('that changed under an open room sends everybody away, and both histories stay apart', async () => {
    const ada = await server.provider(name).synced();
    await eventually(() => ada.durable > 0);
    const codes: number[] = [];
    ada.provider.on('connection-close', (event) => {
      codes.push(event?.code ?? 0);
      ada.provider.shouldConnect = false;
    });
    await beginAnew();
    ada.text.insert(0, 'late words for the ');
    await eventually(() => codes.length > 0);
    expect(codes).toEqual([closeCode.epochChanged]);
    const { state, rows } = (await new DocumentStore().load(name)) ?? { state: new Uint8Array(), rows: [] };
    expect(rows).toEqual([]);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    expect(doc.getText('text').toString()).toBe('second history');
    // What was written into the earlier history is still there to be asked for.
    expect(await LogModel.countDocuments(rowsOf(`${name}/1`))).toBeGreaterThan(0);
    const ben = await server.provider(name, 'ben').synced();
    expect(ben.text.toString()).toBe('second history');
    ben.end();
    ada.end();
  });

  test('of a document that is gone ends the open room', async () => {
    const socket = await server.socket(name).join();
    socket.update(saying('written'));
    await DocumentModel.deleteOne({ _id: name });
    expect(await socket.closed).toBe(closeCode.notFound);
    expect(await server.socket(name).closed).toBe(closeCode.notFound);
  });
});

describe('the schema', () => {
  test.each([0, documentSchemaVersion + 1, 'x'])(
    'of a client that is not that of this build (%s) lets it read only, and tells it why',
    async (schema) => {
      const socket = await server.socket(`${name}?schema=${schema}`).join();
      const { status } = await socket.until((message) => message.status !== undefined);
      expect(status).toMatchObject({ rights: 'read', reason: 'schema_old' });
      socket.update(saying('written by an older build'));
      expect(await socket.closed).toBe(closeCode.readOnly);
    },
  );

  test('of a document that a newer build has written lets this one read only', async () => {
    await DocumentModel.updateOne({ _id: name }, { $set: { schemaVersion: documentSchemaVersion + 1 } });
    const socket = await server.socket(`${name}?schema=${documentSchemaVersion}`).join();
    const { status } = await socket.until((message) => message.status !== undefined);
    expect(status?.reason).toBe('schema_old');
    expect(socket.content().getText('text').toString()).toBe('first history');
    socket.ws.close();
  });

  test('of an older document becomes that of this build when it is compacted', async () => {
    await DocumentModel.updateOne({ _id: name }, { $set: { schemaVersion: 0 } });
    const socket = await server.socket(name).join();
    socket.update(saying('newer'));
    await eventually(
      async () => (await DocumentModel.findById(name).lean())?.schemaVersion === documentSchemaVersion,
    );
    socket.ws.close();
  });
});
