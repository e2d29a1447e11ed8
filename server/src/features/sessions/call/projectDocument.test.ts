import { putItem, roots, setDone, startItem } from '@rapport/shared/sessions/agendaDocument';
import { minute } from '@rapport/shared/sessions/sessionState';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { fitNotes } from './notesSchema.ts';
import { projectDocument } from './projectDocument.ts';
import { emptyProjection } from './projection.ts';

const at = Date.UTC(2026, 0, 5, 10);

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}

test('says what the document says: items in order with their outcome, and the notes', () => {
  const doc = new Y.Doc();
  putItem(doc, 'b', { title: 'Second', minutes: 10, lead: 'both', kind: 'topic' }, 'm');
  putItem(doc, 'a', { title: 'First', minutes: 5, lead: 'mentee', kind: 'review' }, 'a');
  setDone(doc, 'a', true, at);
  doc.getXmlFragment(roots.notes).insert(0, [paragraph('We agreed.')]);
  const { agenda, notes } = projectDocument(Y.encodeStateAsUpdate(doc), at);
  expect(agenda.map(({ title, done }) => [title, done])).toEqual([
    ['First', true],
    ['Second', false],
  ]);
  expect(notes).toEqual({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'We agreed.' }] }],
  });
});

test('counts the timer that was still running up to the end', () => {
  const doc = new Y.Doc();
  putItem(doc, 'a', { title: 'Talk', minutes: 30, lead: 'both', kind: 'topic' }, 'a');
  startItem(doc, 'a', at);
  const { agenda } = projectDocument(Y.encodeStateAsUpdate(doc), at + 12 * minute);
  expect(agenda[0]?.spent).toBe(12 * minute);
});

test('keeps the text of notes that are nested deeper than anybody can write', () => {
  const doc = new Y.Doc();
  doc.getXmlFragment(roots.notes).insert(0, [paragraph('kept')]);
  let inner: Y.XmlElement | Y.XmlFragment = doc.getXmlFragment(roots.notes);
  for (let depth = 0; depth < 6_000; depth++) {
    const next = new Y.XmlElement('blockquote');
    inner.insert(0, [next]);
    inner = next;
  }
  inner.insert(0, [paragraph('deep')]);
  const { notes } = projectDocument(Y.encodeStateAsUpdate(doc), at);
  expect(JSON.stringify(notes)).toContain('kept');
  expect(JSON.stringify(notes)).toContain('deep');
});

test('of no document is an empty agenda and empty notes', () => {
  expect(emptyProjection).toEqual({ agenda: [], notes: fitNotes(undefined) });
});
