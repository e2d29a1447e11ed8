import { itemMap } from '@rapport/shared/sessions/agendaDocument';
import * as Y from 'yjs';

/** Characters; what both write at once may pass it, and is kept. */
export const longestTitle = 200;
export const longestOutcome = 2_000;

/** An item's text in the document, to be edited; undefined when the item is gone or malformed. */
export function itemText(doc: Y.Doc, id: string, name: 'title' | 'outcome'): Y.Text | undefined {
  const value = itemMap(doc, id)?.get(name);
  return value instanceof Y.Text ? value : undefined;
}
