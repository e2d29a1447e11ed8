import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { CollabState } from '../../../platform/collab/CollabDocument.ts';
import { saveNoteOf } from './saveNote.ts';

/** How a document stands, as far as the panel tells of it. */
export type DocumentStanding = Pick<
  CollabState,
  'connection' | 'refusedBecause' | 'loaded' | 'save' | 'rights' | 'readOnlyBecause' | 'behind' | 'seen'
>;

/** What the panel needs of a `CollabDocument`; narrow, so that a test can bring a bare `Y.Doc`. */
export interface PanelDocument {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => DocumentStanding;
  /** As in `CollabDocument`. */
  readonly keepsCopy: boolean;
  /** As `CollabDocument.beginAnew`. */
  readonly beginAnew: () => Promise<boolean>;
}

/** Why agenda and notes cannot be written now; undefined when they can. */
export type ReadOnlyReason =
  | 'session'
  | 'refused'
  | 'too_large'
  | 'full_buffer'
  | 'schema_old'
  | 'connecting';

export function readOnlyReason(
  session: Pick<SessionView, 'writable'>,
  standing: DocumentStanding,
): ReadOnlyReason | undefined {
  const { connection, rights, readOnlyBecause } = standing;
  if (!session.writable) return 'session';
  // To load again would bring the same again: there is another way on, see `BehindNote`.
  if (connection === 'refused') return saveNoteOf(standing) === 'tooLarge' ? 'too_large' : 'refused';
  if (readOnlyBecause === 'schema_old') return 'schema_old';
  if (readOnlyBecause === 'database_full_buffer') return 'full_buffer';
  // Until the server has told our rights, and without a connection, the two of a pair go on, and it merges later.
  return rights === 'read' && connection === 'online' ? 'connecting' : undefined;
}
