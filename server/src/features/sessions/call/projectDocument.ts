import { type AgendaItem, readAgenda, roots, stopRunning } from '@rapport/shared/sessions/agendaDocument';
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { fitNotes } from './notesSchema.ts';

export interface Projection {
  readonly agenda: readonly AgendaItem[];
  /** ProseMirror JSON in the notes' schema. */
  readonly notes: Record<string, unknown>;
}

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
      notes: fitNotes(yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(roots.notes))),
    };
  } finally {
    doc.destroy();
  }
}

export const emptyProjection: Projection = { agenda: [], notes: fitNotes(undefined) };
