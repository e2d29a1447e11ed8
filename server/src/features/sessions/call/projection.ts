import type { AgendaItem } from '@rapport/shared/sessions/agendaDocument';

/** What a document says, as its record keeps it. */
export interface Projection {
  readonly agenda: readonly AgendaItem[];
  /** ProseMirror JSON in the notes' schema. */
  readonly notes: Record<string, unknown>;
}

/** Of no document. Written out, because the notes' schema comes with the whole editor. */
export const emptyProjection: Projection = {
  agenda: [],
  notes: { type: 'doc', content: [{ type: 'paragraph' }] },
};
