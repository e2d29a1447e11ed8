import { putItem, roots } from '@rapport/shared/sessions/agendaDocument';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainTextOf } from './plainTextOf.ts';

test('every word of agenda and notes is there, a line for each item and block, without marks', () => {
  const doc = new Y.Doc();
  putItem(doc, 'a', { title: 'Look back', minutes: 10, lead: 'both', kind: 'topic' }, 'a');
  const outcome = doc.getMap<Y.Map<unknown>>(roots.agenda).get('a')?.get('outcome');
  if (!(outcome instanceof Y.Text)) throw new Error('an outcome is text');
  outcome.insert(0, 'Went well');
  const block = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
    const element = new Y.XmlElement(name);
    element.insert(0, children);
    return element;
  };
  const bold = new Y.XmlText();
  bold.insert(0, 'now', { bold: {} });
  bold.insert(3, ' or later');
  doc
    .getXmlFragment(roots.notes)
    .insert(0, [
      block('heading', new Y.XmlText('Next')),
      block('bulletList', block('listItem', block('paragraph', bold))),
    ]);
  expect(plainTextOf(Y.encodeStateAsUpdate(doc))).toEqual({
    agenda: 'Look back: Went well',
    notes: 'Next\nnow or later',
  });
});
