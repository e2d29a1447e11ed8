import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  itemMap,
  type NewItem,
  putItem,
  readAgenda,
  readRunning,
  roots,
  setDone,
  startItem,
  stopRunning,
} from './agendaDocument.ts';
import { positionAt, positionBetween } from './position.ts';

const topic = (title: string): NewItem => ({ title, minutes: 10, lead: 'both', kind: 'topic' });

function agendaOf(...titles: string[]): Y.Doc {
  const doc = new Y.Doc();
  let position: string | undefined;
  for (const title of titles) {
    position = positionBetween(position, undefined);
    putItem(doc, title, topic(title), position);
  }
  return doc;
}

function replica(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function merge(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
}

const titles = (doc: Y.Doc) => readAgenda(doc).map(({ title }) => title);

function move(doc: Y.Doc, id: string, index: number): void {
  const others = readAgenda(doc).filter((item) => item.id !== id);
  itemMap(doc, id)?.set(
    'position',
    positionAt(
      others.map(({ position }) => position),
      index,
    ),
  );
}

describe('readAgenda', () => {
  it('reads the items in their order, titles and outcomes as text', () => {
    const doc = agendaOf('one', 'two');
    const outcome = itemMap(doc, 'one')?.get('outcome');
    if (outcome instanceof Y.Text) outcome.insert(0, 'done well');
    expect(readAgenda(doc)).toMatchObject([
      { id: 'one', title: 'one', outcome: 'done well', minutes: 10, done: false, spent: 0 },
      { id: 'two', title: 'two', outcome: '' },
    ]);
  });

  it('leaves out what another schema or a hostile peer has put there', () => {
    const doc = agendaOf('one');
    const agenda = doc.getMap(roots.agenda);
    agenda.set('text', 'not a map');
    agenda.set('empty', new Y.Map());
    putItem(doc, 'long', { ...topic('long'), minutes: 10_000 }, 'Z');
    expect(titles(doc)).toEqual(['one']);
  });

  it('neither doubles nor loses an item when two people reorder at once, and both see one order', () => {
    const items = ['a', 'b', 'c', 'd', 'e'];
    const moves = fc.array(fc.tuple(fc.constantFrom(...items), fc.nat(4)), { maxLength: 8 });
    fc.assert(
      fc.property(moves, moves, (mine, theirs) => {
        const here = agendaOf(...items);
        const there = replica(here);
        for (const [id, index] of mine) move(here, id, index);
        for (const [id, index] of theirs) move(there, id, index);
        merge(here, there);
        expect(titles(here)).toEqual(titles(there));
        expect(titles(here).sort()).toEqual(items);
      }),
      { numRuns: 50 },
    );
  });
});

describe("an item's timer", () => {
  it('runs for one item; starting another counts the first', () => {
    const doc = agendaOf('one', 'two');
    startItem(doc, 'one', 1_000);
    startItem(doc, 'two', 4_000);
    expect(readRunning(doc)).toEqual({ item: 'two', at: 4_000 });
    stopRunning(doc, 9_000);
    expect(readRunning(doc)).toBeUndefined();
    expect(readAgenda(doc).map(({ spent }) => spent)).toEqual([3_000, 5_000]);
  });

  it('stops when its item is done, and goes on when another one is', () => {
    const doc = agendaOf('one', 'two');
    startItem(doc, 'one', 0);
    setDone(doc, 'two', true, 500);
    expect(readRunning(doc)?.item).toBe('one');
    setDone(doc, 'one', true, 700);
    expect(readRunning(doc)).toBeUndefined();
    expect(readAgenda(doc)).toMatchObject([
      { done: true, spent: 700 },
      { done: true, spent: 0 },
    ]);
  });

  it('never counts backwards when the clock does', () => {
    const doc = agendaOf('one');
    startItem(doc, 'one', 5_000);
    stopRunning(doc, 1_000);
    expect(readAgenda(doc)[0]?.spent).toBe(0);
  });

  it('does not start for an item that is gone, and ends with one that goes', () => {
    const doc = agendaOf('one');
    startItem(doc, 'nothing', 0);
    expect(readRunning(doc)).toBeUndefined();
    startItem(doc, 'one', 0);
    doc.getMap(roots.agenda).delete('one');
    stopRunning(doc, 10);
    expect(readRunning(doc)).toBeUndefined();
  });
});
