import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { paths } from '@rapport/infra/paths';
import { putItem, readAgenda, roots, setDone, startItem } from '@rapport/shared/sessions/agendaDocument';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { UnfinishedError } from '../../platform/workshop.ts';
import { longestHold } from '../../testing/longestHold.ts';
import { slowDocument } from '../../testing/slowDocument.ts';
import { projectDocument } from './call/projectDocument.ts';
import { createDocuments } from './documents.ts';
import { readItems } from './history/readItems.ts';

let documents: ReturnType<typeof createDocuments>;
beforeEach(() => {
  documents = createDocuments();
});
afterEach(() => documents.end());

const at = Date.UTC(2026, 0, 5, 10);

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}

const words = (text: string, marks: object = {}) => {
  const made = new Y.XmlText();
  made.insert(0, text, marks);
  return made;
};

/** Longer than what is read without a thread. */
function written(): Y.Doc {
  const doc = new Y.Doc();
  putItem(doc, 'a', { title: ' First ', minutes: 5, lead: 'mentee', kind: 'review' }, 'a');
  putItem(doc, 'b', { title: 'Second', minutes: 10, lead: 'both', kind: 'topic' }, 'm');
  setDone(doc, 'a', true, at);
  startItem(doc, 'b', at);
  const notes = doc.getXmlFragment(roots.notes);
  notes.push([element('heading', words('What we agreed'))]);
  notes.push([element('bulletList', element('listItem', element('paragraph', words('bold', { bold: {} }))))]);
  notes.push([element('blink', element('paragraph', words('of no schema')))]);
  for (let line = 0; line < 200; line++) notes.push([element('paragraph', words(`line ${line} of many`))]);
  return doc;
}

/** Quotes in quotes. */
function nested(levels: number): Y.Doc {
  const doc = written();
  let inner: Y.XmlElement | Y.XmlFragment = doc.getXmlFragment(roots.notes);
  for (let level = 0; level < levels; level++) {
    const next = new Y.XmlElement('blockquote');
    inner.insert(0, [next]);
    inner = next;
  }
  inner.insert(0, [element('paragraph', words('deep'))]);
  return doc;
}

describe('what is said of a document in the thread is what would be said of it here', () => {
  test.each([
    ['as people write', written],
    ['in quotes', () => nested(20)],
    ['nested deeper than anybody can write', () => nested(1_000)],
    ['nested deeper than the stack', () => nested(6_000)],
  ])('for a record: %s', async (_how, make) => {
    const state = Y.encodeStateAsUpdate(make());
    expect(await documents.do('project', state, at + 60_000)).toEqual(projectDocument(state, at + 60_000));
  });

  test('of its items', async () => {
    const state = Y.encodeStateAsUpdate(written());
    const reading = await documents.do('readItems', state);
    expect(reading).toEqual(readItems(state));
    expect([...reading.over.keys()]).toEqual(['a']);
    expect(reading.titles.get('a')).toBe('First');
  });
});

describe('the edit that leads back', () => {
  test('is made in the thread', async () => {
    const doc = written();
    const earlier = Y.encodeStateAsUpdate(doc);
    const said = doc.getXmlFragment(roots.notes).toString();
    expect(await documents.do('editTowards', earlier, earlier)).toBeUndefined();
    doc.getXmlFragment(roots.notes).delete(0, 2);
    doc.getMap(roots.agenda).delete('b');
    const edit = await documents.do('editTowards', Y.encodeStateAsUpdate(doc), earlier);
    Y.applyUpdate(doc, edit ?? Uint8Array.of());
    expect(doc.getXmlFragment(roots.notes).toString()).toBe(said);
    expect(readAgenda(doc).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('is refused from there with the same code as from here', async () => {
    const doc = nested(200);
    const then = Y.encodeStateAsUpdate(doc);
    const [deep] = doc.getXmlFragment(roots.notes).createTreeWalker((node) => node instanceof Y.XmlText);
    (deep as Y.XmlText).insert(0, 'more ');
    const refused = documents.do('editTowards', Y.encodeStateAsUpdate(doc), then);
    await expect(refused).rejects.toMatchObject({ code: 'too_large' });
  });
});

test('a document that would take for ever is left unfinished, holds up nobody here, and the next one is read', async () => {
  const hostile = slowDocument(30_000);
  const honest = Y.encodeStateAsUpdate(written());
  const held = await longestHold(async () => {
    const asked = [
      documents.do('project', hostile, at),
      documents.do('editTowards', honest, hostile),
      documents.do('readItems', hostile),
    ];
    await Promise.all(asked.map((one) => expect(one).rejects.toThrow(UnfinishedError)));
  });
  expect(held).toBeLessThan(1_000);
  expect((await documents.do('readItems', honest)).titles.size).toBe(2);
});

test('the built server has the thread where it looks for it', () => {
  expect(existsSync(join(dirname(paths.serverEntry), 'documentWorker.js'))).toBe(true);
  expect(readFileSync(paths.serverEntry, 'utf8')).toContain('documentWorker.js');
});
