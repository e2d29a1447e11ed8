import { useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { type Agenda, agendaStoreOf } from './agendaStore.ts';

/** The agenda as it stands in the document, for as long as the component is shown. */
export function useAgenda(doc: Y.Doc): Agenda {
  const { subscribe, getSnapshot } = agendaStoreOf(doc);
  return useSyncExternalStore(subscribe, getSnapshot);
}
