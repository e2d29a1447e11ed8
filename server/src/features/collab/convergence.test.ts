import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  type CollabServer,
  connectTestDatabase,
  contentHash,
  dropTestDatabase,
  eventually,
  startCollabServer,
  type TestProvider,
} from './testing.ts';

/** More belong to the long fault suite. A failing seed is printed by fast-check and becomes a test of its own. */
const seeds = 15;

let server: CollabServer;
beforeAll(async () => {
  await connectTestDatabase();
  // Small rooms that come and go, so that loads, compactions and unloads fall between the edits.
  server = await startCollabServer({ idleMs: 60, messagesPerSecond: 10_000, messagesBurst: 10_000 });
});
afterAll(async () => {
  await server.end();
  await dropTestDatabase();
});

type Step = {
  who: number;
  what: 'type' | 'delete' | 'block' | 'map' | 'cut' | 'wait';
  at: number;
  text: string;
};

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom('type', 'type', 'type', 'delete', 'block', 'map', 'cut', 'wait'),
  at: fc.nat(),
  text: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
});

async function take({ doc, text, provider }: TestProvider, { what, at, text: typed }: Step): Promise<void> {
  const place = at % (text.length + 1);
  const blocks = doc.getXmlFragment('notes');
  switch (what) {
    case 'type':
      return text.insert(place, typed);
    case 'delete':
      return text.delete(place, Math.min(at % 5, text.length - place));
    case 'block': {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(typed)]);
      if (blocks.length > 3) blocks.delete(at % blocks.length, 1);
      return blocks.insert(at % (blocks.length + 1), [paragraph]);
    }
    case 'map':
      return void doc.getMap('agenda').set(`item${at % 4}`, typed);
    case 'cut':
      if (provider.wsconnected) provider.disconnect();
      else provider.connect();
      return;
    case 'wait':
      return void (await sleep(at % 120));
  }
}

test(`three editors with connections that come and go end with equal content, also on the server (${seeds} seeds)`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), async (steps) => {
      const name = await server.document((doc) => doc.getText('text').insert(0, 'start'));
      const editors = ['ada', 'ben', 'cleo'].map((person) => server.provider(name, person));
      for (const next of steps) {
        const editor = editors[next.who];
        if (editor) await take(editor, next);
      }
      for (const { provider } of editors) provider.connect();
      const hashes = () => new Set(editors.map(({ doc }) => contentHash(doc)));
      await eventually(() => editors.every(({ provider }) => provider.synced) && hashes().size === 1);
      const stored = new Y.Doc();
      await eventually(async () => {
        Y.applyUpdate(stored, (await server.collab.read(name))?.state ?? new Uint8Array());
        return hashes().has(contentHash(stored));
      });
      for (const editor of editors) editor.end();
      await sleep(80);
      const late = await server.provider(name, 'dan').synced();
      expect(contentHash(late.doc)).toBe(contentHash(stored));
      late.end();
    }),
    { numRuns: seeds },
  );
}, 120_000);
