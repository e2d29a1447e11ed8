import { useSyncExternalStore } from 'react';
import type { DocumentStanding, PanelDocument } from './panelDocument.ts';

/** How the document stands now. */
export function useStanding(collab: PanelDocument): DocumentStanding {
  return useSyncExternalStore(collab.subscribe, collab.getSnapshot);
}
