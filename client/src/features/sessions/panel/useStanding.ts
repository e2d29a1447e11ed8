import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useSyncExternalStore } from 'react';
import {
  type DocumentStanding,
  type PanelDocument,
  type ReadOnlyReason,
  readOnlyReason,
} from './panelDocument.ts';

/**
 * What `read` tells of how the document stands now. Every keystroke changes the standing a few times, so that whoever
 * shows much reads only what it needs.
 * @param read gives the same value for the same standing: a text, a number, or part of the standing itself
 */
export function useStanding<T>(collab: PanelDocument, read: (standing: DocumentStanding) => T): T {
  return useSyncExternalStore(collab.subscribe, () => read(collab.getSnapshot()));
}

/** Why the document cannot be written now; undefined when it can. */
export function useReadOnlyReason(
  session: Pick<SessionView, 'writable'>,
  collab: PanelDocument,
): ReadOnlyReason | undefined {
  return useStanding(collab, (standing) => readOnlyReason(session, standing));
}
