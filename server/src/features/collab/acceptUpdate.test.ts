import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Accepted, acceptUpdate } from './acceptUpdate.ts';
import { MalformedError } from './byteReader.ts';
import { DeleteIndex } from './deleteIndex.ts';
import { varUint } from './testing.ts';
import { readUpdateShape } from './updateShape.ts';

/** A document that takes what is accepted, for one sender who owns the clientIDs in `own`. */
class Store {
  readonly doc = new Y.Doc();
  #foreign = new Set<number>();

  constructor(...foreign: number[]) {
    this.#foreign = new Set(foreign);
  }

  take(update: Uint8Array): Accepted {
    const state = Y.encodeStateAsUpdate(this.doc);
    const accepted = acceptUpdate(update, {
      clockOf: (client) => Y.getState(this.doc.store, client),
      mayWriteAs: (client) => !this.#foreign.has(client),
      isDeleted: (range) => new DeleteIndex(readUpdateShape(state).deletes).covers(range),
      deletedRanges: readUpdateShape(state).deletes.length,
    });
    if (accepted.update) Y.applyUpdate(this.doc, accepted.update.bytes);
    expect(this.doc.store.pendingStructs).toBeNull();
    expect(this.doc.store.pendingDs).toBeNull();
    return accepted;
  }

  get text(): string {
    return this.doc.getText('text').toString();
  }
}

/** A client that keeps the updates that it made. */
function client(id: number): { doc: Y.Doc; text: Y.Text; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  doc.clientID = id;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, _origin: unknown, _doc: unknown, { local }: Y.Transaction) => {
    if (local) updates.push(update);
  });
  return { doc, text: doc.getText('text'), updates };
}

describe('acceptUpdate', () => {
  let ada: ReturnType<typeof client>;
  beforeEach(() => {
    ada = client(1);
    ada.text.insert(0, 'a');
    ada.text.insert(1, 'b');
    ada.text.insert(2, 'c');
  });

  test('takes what continues the document as the very bytes that came', () => {
    const store = new Store();
    for (const update of ada.updates) expect(store.take(update).update?.bytes).toBe(update);
    expect(store.text).toBe('abc');
  });

  test('takes nothing twice', () => {
    const store = new Store();
    const all = Y.encodeStateAsUpdate(ada.doc);
    store.take(all);
    expect(store.take(all)).toMatchObject({ update: undefined, gapBytes: 0, partial: false });
  });

  test('takes the new end of what is stored in part, cutting inside a struct', () => {
    const store = new Store();
    const doc = new Y.Doc();
    doc.clientID = 1;
    doc.getText('text').insert(0, 'abcdef');
    store.take(Y.encodeStateAsUpdate(cutAfter(doc, 3)));
    const accepted = store.take(Y.encodeStateAsUpdate(doc));
    expect(readUpdateShape(accepted.update?.bytes ?? new Uint8Array()).sections).toMatchObject([
      { clock: 3, end: 6 },
    ]);
    expect(store.text).toBe('abcdef');
  });

  test('leaves out what follows a gap and counts its bytes, then takes all of it', () => {
    const store = new Store();
    const [first, , third] = ada.updates;
    store.take(first ?? new Uint8Array());
    const accepted = store.take(third ?? new Uint8Array());
    expect(accepted.update).toBeUndefined();
    expect(accepted.gapBytes).toBeGreaterThan(0);
    store.take(Y.encodeStateAsUpdate(ada.doc, Y.encodeStateVector(store.doc)));
    expect(store.text).toBe('abc');
  });

  test("drops structs under a clientID that is not the sender's, and keeps the rest", () => {
    const store = new Store(1);
    const ben = client(2);
    Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(ada.doc));
    ben.doc.getText('other').insert(0, 'ben');
    const accepted = store.take(Y.encodeStateAsUpdate(ben.doc));
    expect(accepted).toMatchObject({
      partial: true,
      gapBytes: 0,
      update: { sections: [{ client: 2, end: 3 }] },
    });
    expect(store.text).toBe('');
    expect(store.doc.getText('other').toString()).toBe('ben');
  });

  test('leaves out own text that stands in text of somebody else which is not stored', () => {
    const store = new Store(1);
    const ben = client(2);
    Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(ada.doc));
    ben.text.insert(2, 'ben');
    expect(store.take(Y.encodeStateAsUpdate(ben.doc)).gapBytes).toBeGreaterThan(0);
    expect([...store.doc.store.clients.keys()]).toEqual([]);
  });

  test('cuts deletions down to what is there, so that nobody deletes what another is about to write', () => {
    const store = new Store(1);
    Y.applyUpdate(store.doc, ada.updates[0] ?? new Uint8Array());
    const hostile = Uint8Array.from([0, 1, 1, 1, 0, 100]);
    expect(store.take(hostile)).toMatchObject({
      partial: true,
      update: { deletes: [{ client: 1, clock: 0, end: 1 }] },
    });
    Y.applyUpdate(store.doc, Y.encodeStateAsUpdate(ada.doc));
    expect(store.text).toBe('bc');
  });

  test('refuses more deletions than anybody makes, unless they are those that the document has', () => {
    const known = { clockOf: () => 2 ** 20, mayWriteAs: () => true, isDeleted: () => true };
    const update = Uint8Array.from(deletionsOf(60_000));
    expect(() => acceptUpdate(update, { ...known, deletedRanges: 20_000 })).toThrow(MalformedError);
    expect(acceptUpdate(update, { ...known, deletedRanges: 60_000 })).toMatchObject({
      update: undefined,
      partial: false,
    });
  });

  test('refuses a knot of items that wait for each other', () => {
    const store = new Store();
    // Client 6's item stands left of client 5's, and the other way round.
    const knot = Uint8Array.from([2, 1, 6, 0, 0x84, 5, 0, 1, 97, 1, 5, 0, 0x84, 6, 0, 1, 97, 0]);
    expect(store.take(knot)).toMatchObject({ update: undefined });
  });

  test('takes nothing that stands in a gap, also where what stands behind the gap builds on what comes', () => {
    const store = new Store();
    const first = [4, 1, 1, 116, 1, 97];
    // Client 9 goes on behind its gap on what client 7 brings; client 8 stands in that gap.
    const behind = [10, 4, 0x84, 7, 0, 1, 97];
    const update = [3, 3, 9, 0, ...first, ...behind, 1, 8, 0, 0x84, 9, 3, 1, 97, 1, 7, 0, ...first, 0];
    store.take(Uint8Array.from(update));
    expect([...store.doc.store.clients.keys()].sort()).toEqual([7, 9]);
  });

  test('takes the text of two earlier pages at once, whatever builds on what', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.string({ maxLength: 3, minLength: 1 }))),
        (steps) => {
          const pages = [client(10), client(20)] as const;
          for (const [which, at, inserted] of steps) {
            const [page, other] = which ? pages : [pages[1], pages[0]];
            page.text.insert(at % (page.text.length + 1), inserted);
            if (at % 3 === 0 && page.text.length > 1) page.text.delete(0, 1);
            Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(page.doc));
          }
          const store = new Store();
          store.take(Y.encodeStateAsUpdate(pages[0].doc));
          expect(store.text).toBe(pages[0].text.toString());
        },
      ),
    );
  });

  test('whatever arrives in whatever order, what is taken is complete, and a full synchronisation brings the rest', () => {
    const step = fc.record({
      at: fc.nat(),
      insert: fc.string({ maxLength: 4, minLength: 1 }),
      cut: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), fc.array(fc.nat()), (steps, order) => {
        const page = client(10);
        for (const { at, insert, cut } of steps) {
          page.text.insert(at % (page.text.length + 1), insert);
          page.text.delete(0, Math.min(cut, page.text.length));
        }
        const store = new Store();
        for (const index of order) store.take(page.updates[index % page.updates.length] ?? new Uint8Array());
        store.take(Y.encodeStateAsUpdate(page.doc, Y.encodeStateVector(store.doc)));
        expect(store.text).toBe(page.text.toString());
        expect(store.take(Y.encodeStateAsUpdate(page.doc)).update).toBeUndefined();
      }),
    );
  });
});

/** An update that deletes so many clocks of client 1, each in a range of its own. */
function deletionsOf(ranges: number): number[] {
  const clocks = Array.from({ length: ranges }, (_, range) => [...varUint(2 * range), 1]);
  return [0, 1, 1, ...varUint(ranges), ...clocks.flat()];
}

/** The document with the first `clocks` of its one client. */
function cutAfter(doc: Y.Doc, clocks: number): Y.Doc {
  const cut = new Y.Doc();
  cut.clientID = doc.clientID;
  cut.getText('text').insert(0, doc.getText('text').toString().slice(0, clocks));
  return cut;
}
