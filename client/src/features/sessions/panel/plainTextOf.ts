import { readAgenda, roots } from '@rapport/shared/sessions/agendaDocument';
import * as Y from 'yjs';

/** Agenda and notes of a session's document as plain text, a line for each item and each block. */
export function plainTextOf(update: Uint8Array): { agenda: string; notes: string } {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, update);
    const agenda = readAgenda(doc).map(({ title, outcome }) => (outcome ? `${title}: ${outcome}` : title));
    return { agenda: agenda.join('\n'), notes: blocksOf(doc.getXmlFragment(roots.notes)).join('\n') };
  } finally {
    doc.destroy();
  }
}

/** Blocks are the elements that hold text themselves; lists and quotes are only around them. */
function blocksOf(parent: Y.XmlFragment | Y.XmlElement): string[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [wordsOf(child)];
    return child instanceof Y.XmlElement ? blocksOf(child) : [];
  });
}

function wordsOf(text: Y.XmlText): string {
  const pieces = text.toDelta() as { insert?: unknown }[];
  return pieces.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}
