import { readAgenda, roots, stopRunning } from '@rapport/shared/sessions/agendaDocument';
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { fitNotes, plainNotes } from './notesSchema.ts';
import type { Projection } from './projection.ts';

/**
 * What a session's document says, for its record. The document itself is not changed.
 * @param state one Yjs v1 update with the whole document
 * @param endedAt when a timer that still runs stopped (ms)
 */
export function projectDocument(state: Uint8Array, endedAt: number): Projection {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    stopRunning(doc, endedAt);
    return {
      agenda: readAgenda(doc),
      notes: notesOf(doc.getXmlFragment(roots.notes)),
    };
  } finally {
    doc.destroy();
  }
}

function notesOf(fragment: Y.XmlFragment): Record<string, unknown> {
  try {
    return fitNotes(yXmlFragmentToProsemirrorJSON(fragment));
  } catch {
    // Nested deeper than the stack, as no editor does it, or not to be converted: the text alone is kept, so that
    // nobody can keep a session from having its record.
    return plainNotes(textsOf(fragment));
  }
}

function textsOf(fragment: Y.XmlFragment): string[] {
  const texts = [...fragment.createTreeWalker((type) => type instanceof Y.XmlText)] as unknown as Y.XmlText[];
  return texts.flatMap((text) => {
    const inserts = (text.toDelta() as { insert?: unknown }[]).map(({ insert }) => insert);
    return inserts.filter((insert) => typeof insert === 'string').join('') || [];
  });
}
