import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { deletesOf, joinUpdates } from './joinUpdates.ts';
import { RoomContent } from './roomContent.ts';
import { shapeOf } from './shapedUpdate.ts';
import { contentHash } from './testing.ts';

type Edit = { who: number; what: 'type' | 'delete' | 'map' | 'block'; at: number; text: string };

const edits = fc.array(
  fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('type', 'type', 'type', 'delete', 'map', 'block'),
    at: fc.nat(),
    text: fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
  }) as fc.Arbitrary<Edit>,
  { minLength: 1, maxLength: 120 },
);

/** Three people who see each other at once; answers their updates in the order in which a room takes them. */
function typed(steps: readonly Edit[]): { doc: Y.Doc; updates: Uint8Array[] } {
  const docs = [1, 2, 300_000].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
  const updates: Uint8Array[] = [];
  for (const doc of docs) {
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: unknown, { local }: Y.Transaction) => {
      if (!local) return;
      updates.push(update);
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update);
    });
  }
  for (const { who, what, at, text } of steps) {
    const doc = docs[who] ?? new Y.Doc();
    const place = doc.getText('text');
    if (what === 'type') place.insert(at % (place.length + 1), text);
    else if (what === 'map') doc.getMap('map').set(`key ${at % 3}`, text);
    else if (what === 'block') doc.getXmlFragment('notes').insert(0, [new Y.XmlElement(text)]);
    else place.delete(at % (place.length + 1), Math.min(3, place.length - (at % (place.length + 1))));
  }
  return { doc: docs[0] ?? new Y.Doc(), updates };
}

function applied(...updates: Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
  return contentHash(doc);
}

describe('updates that are joined', () => {
  test('say what they said one by one, in as many bytes as Yjs takes for it', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        const { updates } = typed(steps);
        const shaped = updates.map(shapeOf);
        const joined = joinUpdates(shaped, deletesOf(shaped));
        if (!joined) throw new Error('they continue each other');
        expect(applied(joined.bytes)).toBe(applied(...updates));
        expect(joined.bytes.length).toBe(Y.mergeUpdates(updates).length);
        expect(shapeOf(joined.bytes).sections).toEqual(joined.sections);
      }),
    );
  });

  test('are refused when they leave something out in between', () => {
    const { updates } = typed(
      ['a', 'b', 'c'].map((text, at) => ({ who: 0, what: 'type', at, text }) as const),
    );
    const [first, , third] = updates.map(shapeOf);
    expect(first && third && joinUpdates([first, third], undefined)).toBeUndefined();
  });
});

describe('the content of a room', () => {
  test('is what was pushed, whenever somebody asks, also while and after it is compacted', async () => {
    await fc.assert(
      fc.asyncProperty(edits, fc.nat(119), fc.nat(119), fc.boolean(), async (steps, from, to, asks) => {
        const { doc, updates } = typed(steps);
        const content = new RoomContent([]);
        let earlier: Uint8Array | undefined;
        for (const [index, update] of updates.entries()) {
          content.push(shapeOf(update));
          if (index === from) earlier = content.bytes();
          if (asks && index % 7 === 0) expect(content.bytes().length).toBeLessThanOrEqual(content.size);
          if (index === from + to && earlier) content.replace(compacted(earlier), earlier);
        }
        expect(applied(content.bytes())).toBe(applied(Y.encodeStateAsUpdate(doc)));
        expect(content.bytes()).toBe(content.bytes());
        expect(content.size).toBe(content.bytes().length);
        expect(content.clocks()).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
        await content.shrink(async (update) => compacted(update));
        expect(applied(content.bytes())).toBe(contentHash(doc));
      }),
    );
  });

  test('is what was stored, in one piece, in many, or twice as two processes may have left it', () => {
    fc.assert(
      fc.property(edits, fc.nat(), (steps, cut) => {
        const { updates } = typed(steps);
        const rows = [Y.mergeUpdates(updates.slice(0, cut % updates.length)), ...updates];
        const whole = applied(...updates);
        for (const stored of [updates, [...updates, ...updates], [Y.mergeUpdates(updates)], rows]) {
          const content = new RoomContent(stored.filter((update) => update.length > 2));
          expect(content.complete).toBe(true);
          expect(applied(content.bytes())).toBe(whole);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('with a gap in what is stored shows what stands before it and may not replace it', () => {
    const { updates } = typed(
      ['a', 'b', 'c'].map((text, at) => ({ who: 0, what: 'type', at, text }) as const),
    );
    const [first = new Uint8Array(), , third = new Uint8Array()] = updates;
    const content = new RoomContent([first, third]);
    expect(content.complete).toBe(false);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, content.bytes());
    expect(doc.getText('text').toString()).toBe('a');
    expect(content.clocks()).toEqual(new Map([[1, 1]]));
  });
});

function compacted(update: Uint8Array): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return Y.encodeStateAsUpdate(doc);
}
