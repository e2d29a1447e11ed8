import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { itemMap, putItem, readAgenda, roots, setDone, startItem } from '../agendaDocument.ts';
import { positionBetween } from '../position.ts';
import { restoreContent } from './restoreContent.ts';

const notesOf = (doc: Y.Doc) => doc.getXmlFragment(roots.notes);
const stateOf = (doc: Y.Doc) => Y.encodeStateAsUpdate(doc);

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, stateOf(doc));
  return copy;
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

function field(doc: Y.Doc, id: string, name: 'title' | 'outcome'): Y.Text {
  const found = itemMap(doc, id)?.get(name);
  if (!(found instanceof Y.Text)) throw new Error(`no ${name}`);
  return found;
}

function block(doc: Y.Doc, index: number): Y.XmlElement {
  const found = notesOf(doc).get(index);
  if (!(found instanceof Y.XmlElement)) throw new Error(`no block at ${index}`);
  return found;
}

function text(doc: Y.Doc, index: number): Y.XmlText {
  const found = block(doc, index).get(0);
  if (!(found instanceof Y.XmlText)) throw new Error(`no text at ${index}`);
  return found;
}

const idsOf = (doc: Y.Doc) =>
  notesOf(doc)
    .toArray()
    .map((node) => `${node._item?.id.client}:${node._item?.id.clock}`);

const item = (title: string) => ({ title, minutes: 10, lead: 'mentor' as const, kind: 'topic' as const });

function written(...paragraphs: string[]): Y.Doc {
  const doc = new Y.Doc();
  notesOf(doc).insert(0, paragraphs.map(paragraph));
  putItem(doc, 'a', item('Pricing'), positionBetween(undefined, undefined));
  return doc;
}

/** Everything that an agenda and notes say. */
const said = (doc: Y.Doc) => ({
  notes: notesOf(doc)
    .toArray()
    .map((node) => ({
      as: node.toString(),
      attributes: node instanceof Y.XmlElement ? node.getAttributes() : {},
      delta: node instanceof Y.XmlElement ? node.toArray().map((inner) => inner.toJSON()) : [],
    })),
  agenda: readAgenda(doc).map(({ spent: _, ...fields }) => fields),
});

/** As the server does it: in one transaction of another author. @returns the size of the edit */
function restore(doc: Y.Doc, then: Y.Doc): number {
  const author = copyOf(doc);
  let bytes = 0;
  author.once('update', (update: Uint8Array) => {
    bytes = update.length;
    Y.applyUpdate(doc, update);
  });
  author.transact(() => restoreContent(author, then));
  return bytes;
}

describe('notes', () => {
  test('say what they said, and blocks that were not changed stay the very same', () => {
    const doc = written('one', 'two', 'three', 'four');
    const then = copyOf(doc);
    const ids = idsOf(doc);
    text(doc, 1).insert(3, ' and a half');
    notesOf(doc).delete(2, 1);
    notesOf(doc).insert(3, [paragraph('five')]);
    restore(doc, then);
    expect(said(doc)).toEqual(said(then));
    const after = idsOf(doc);
    expect([after[0], after[1], after[3]]).toEqual([ids[0], ids[1], ids[3]]);
    expect(after[2]).not.toBe(ids[2]);
  });

  test('bring back bold, links and levels of headings', () => {
    const doc = written('plain and strong', 'a heading');
    text(doc, 0).format(10, 6, { bold: true, link: { href: 'https://example.org' } });
    block(doc, 1).setAttribute('level', 2 as never);
    const then = copyOf(doc);
    text(doc, 0).format(0, 16, { bold: null, italic: true, link: null });
    block(doc, 1).setAttribute('level', 3 as never);
    text(doc, 0).insert(0, 'no longer ');
    restore(doc, then);
    expect(text(doc, 0).toDelta()).toEqual(text(then, 0).toDelta());
    expect(block(doc, 1).getAttribute('level')).toBe(2);
  });

  test('write nothing where nothing differs, also when a block was deleted and written again', () => {
    const doc = written('one', 'two');
    const then = copyOf(doc);
    notesOf(doc).delete(1, 1);
    notesOf(doc).insert(1, [paragraph('two')]);
    const ids = idsOf(doc);
    expect(restore(doc, then)).toBe(0);
    expect(idsOf(doc)).toEqual(ids);
  });

  test('keep what somebody types meanwhile, in blocks that stay', () => {
    const doc = written('one', 'two', 'three');
    const then = copyOf(doc);
    text(doc, 1).insert(3, ' regretted');
    const typing = copyOf(doc);
    text(typing, 2).insert(5, ', four');
    text(typing, 1).insert(0, 'and ');
    restore(doc, then);
    Y.applyUpdate(doc, stateOf(typing));
    Y.applyUpdate(typing, stateOf(doc));
    expect(said(doc)).toEqual(said(typing));
    expect(notesOf(doc).toString()).toBe(
      '<paragraph>one</paragraph><paragraph>and two</paragraph><paragraph>three, four</paragraph>',
    );
  });

  test('that nest deeper than any text are refused and stay as they are', () => {
    const doc = new Y.Doc();
    let parent: Y.XmlFragment = notesOf(doc);
    for (let level = 0; level < 200; level += 1) {
      const child = new Y.XmlElement('blockquote');
      parent.insert(0, [child]);
      parent = child;
    }
    const then = copyOf(doc);
    parent.insert(0, [new Y.XmlText('deep')]);
    expect(() => restoreContent(copyOf(doc), then)).toThrow(expect.objectContaining({ code: 'too_large' }));
  });

  test('that nest deep are compared without a string twice as long for each level', () => {
    const doc = new Y.Doc();
    const quote = (words: string) => {
      let block: Y.XmlText | Y.XmlElement = new Y.XmlText(words);
      for (let level = 0; level < 60; level += 1) {
        const parent = new Y.XmlElement('blockquote');
        parent.insert(0, [block]);
        block = parent;
      }
      notesOf(doc).insert(0, [block]);
    };
    quote('kept');
    const then = copyOf(doc);
    notesOf(doc).delete(0);
    quote('regretted');
    restore(doc, then);
    expect(said(doc)).toEqual(said(then));
  });

  test('come back from any edits to any earlier state, and forth again', () => {
    const edit = fc.record({ at: fc.nat(9), kind: fc.nat(4), words: fc.string({ maxLength: 6 }) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), fc.array(edit, { maxLength: 20 }), (first, later) => {
        const doc = written('one', 'two', 'three');
        for (const step of first) apply(doc, step);
        const then = copyOf(doc);
        for (const step of later) apply(doc, step);
        const since = copyOf(doc);
        restore(doc, then);
        expect(said(doc)).toEqual(said(then));
        restore(doc, since);
        expect(said(doc)).toEqual(said(since));
      }),
      { numRuns: 200 },
    );
  });
});

function apply(doc: Y.Doc, { at, kind, words }: { at: number; kind: number; words: string }): void {
  const notes = notesOf(doc);
  const index = notes.length === 0 ? 0 : at % notes.length;
  if (kind === 0 || notes.length === 0) notes.insert(index, [paragraph(words)]);
  else if (kind === 1) notes.delete(index, 1);
  else if (kind === 2) text(doc, index).insert(Math.min(at, text(doc, index).length), words || 'x', {});
  else if (kind === 3)
    text(doc, index).format(0, text(doc, index).length, { bold: at % 2 === 0 ? true : null });
  else text(doc, index).delete(0, Math.min(at, text(doc, index).length));
}

describe('the agenda', () => {
  test('has its items again, and what others write in an item that stays is kept', () => {
    const doc = written();
    putItem(doc, 'b', item('Hiring'), positionBetween(readAgenda(doc)[0]?.position, undefined));
    const then = copyOf(doc);
    const same = itemMap(doc, 'a');
    field(doc, 'a', 'title').insert(7, ' and more');
    doc.getMap(roots.agenda).delete('b');
    putItem(doc, 'c', item('Regretted'), positionBetween(undefined, undefined));
    setDone(doc, 'a', true, 5);
    const typing = copyOf(doc);
    field(typing, 'a', 'outcome').insert(0, 'Agreed');
    restore(doc, then);
    expect(said(doc)).toEqual(said(then));
    expect(itemMap(doc, 'a')).toBe(same);
    Y.applyUpdate(doc, stateOf(typing));
    expect(readAgenda(doc).find(({ id }) => id === 'a')).toMatchObject({
      outcome: 'Agreed',
      title: 'Pricing',
    });
  });

  test('keeps the time that has passed; the timer of an item that goes stops', () => {
    const doc = written();
    const then = copyOf(doc);
    startItem(doc, 'a', 1_000);
    setDone(doc, 'a', true, 61_000);
    putItem(doc, 'c', item('Regretted'), positionBetween(undefined, undefined));
    startItem(doc, 'c', 70_000);
    restore(doc, then);
    expect(readAgenda(doc)).toMatchObject([{ id: 'a', done: false, spent: 60_000 }]);
    expect(doc.getMap(roots.meta).get('running')).toBeNull();
  });
});
