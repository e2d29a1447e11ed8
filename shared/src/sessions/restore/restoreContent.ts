import * as Y from 'yjs';
import { itemMap, readRunning, roots } from '../agendaDocument.ts';
import { restoreChildren } from './restoreChildren.ts';
import { restoreText } from './restoreText.ts';

/**
 * Makes agenda and notes say what they said `then`, and touches nothing that says it already. The time that an item
 * has taken stays: going back to a text does not undo the hour.
 */
export function restoreContent(now: Y.Doc, then: Y.Doc): void {
  restoreAgenda(now.getMap(roots.agenda), then.getMap(roots.agenda));
  restoreChildren(now.getXmlFragment(roots.notes), then.getXmlFragment(roots.notes));
  const running = readRunning(now);
  if (running && !itemMap(now, running.item)) now.getMap(roots.meta).set('running', null);
}

function restoreAgenda(now: Y.Map<unknown>, then: Y.Map<unknown>): void {
  for (const id of [...now.keys()]) if (!then.has(id)) now.delete(id);
  for (const [id, earlier] of then.entries()) {
    const item = now.get(id);
    if (item instanceof Y.Map && earlier instanceof Y.Map) restoreItem(item, earlier);
    else if (earlier instanceof Y.Map) now.set(id, earlier.clone());
  }
}

function restoreItem(now: Y.Map<unknown>, then: Y.Map<unknown>): void {
  for (const key of [...now.keys()]) if (!then.has(key) && key !== 'spent') now.delete(key);
  for (const [key, earlier] of then.entries()) {
    const value = now.get(key);
    if (key === 'spent' && now.has(key)) continue;
    if (value instanceof Y.Text && earlier instanceof Y.Text) restoreText(value, earlier);
    else if (earlier instanceof Y.AbstractType) now.set(key, earlier.clone());
    else if (JSON.stringify(value) !== JSON.stringify(earlier)) now.set(key, earlier);
  }
}
