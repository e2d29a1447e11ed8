import { readAgenda, readRunning } from '@rapport/shared/sessions/agendaDocument';
import * as Y from 'yjs';
import { type OverItems, overItems } from './endedItems.ts';

/** What a document says of its items. */
export interface ItemReading {
  readonly over: OverItems;
  readonly titles: ReadonlyMap<string, string>;
}

export function readItems(state: Uint8Array): ItemReading {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    const agenda = readAgenda(doc);
    return {
      over: overItems(agenda, readRunning(doc)?.item),
      titles: new Map(agenda.map(({ id, title }) => [id, title.trim()])),
    };
  } finally {
    doc.destroy();
  }
}
