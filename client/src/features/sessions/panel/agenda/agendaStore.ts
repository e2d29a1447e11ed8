import {
  type AgendaItem,
  type RunningItem,
  readAgenda,
  readRunning,
  roots,
} from '@rapport/shared/sessions/agendaDocument';
import type * as Y from 'yjs';

export interface Agenda {
  readonly items: readonly AgendaItem[];
  readonly running: RunningItem | undefined;
}

export interface AgendaStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => Agenda;
}

const stores = new WeakMap<Y.Doc, AgendaStore>();

/** The agenda of a document as a store for `useSyncExternalStore`; one per document, whoever asks. */
export function agendaStoreOf(doc: Y.Doc): AgendaStore {
  const known = stores.get(doc) ?? createStore(doc);
  stores.set(doc, known);
  return known;
}

function createStore(doc: Y.Doc): AgendaStore {
  const agenda = doc.getMap(roots.agenda);
  const meta = doc.getMap(roots.meta);
  const listeners = new Set<() => void>();
  let snapshot: Agenda | undefined;
  const onChange = () => {
    snapshot = undefined;
    for (const listener of listeners) listener();
  };
  const observe = () => {
    // What changed while nobody listened was not observed.
    snapshot = undefined;
    agenda.observeDeep(onChange);
    meta.observe(onChange);
  };
  const unobserve = () => {
    agenda.unobserveDeep(onChange);
    meta.unobserve(onChange);
  };
  return {
    subscribe: (listener) => {
      if (listeners.size === 0) observe();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) unobserve();
      };
    },
    getSnapshot: () => {
      if (listeners.size > 0 && snapshot) return snapshot;
      const next = { items: readAgenda(doc), running: readRunning(doc) };
      // Without listeners nothing tells us of changes; equal content has to stay the same object all the same.
      if (!snapshot || JSON.stringify(snapshot) !== JSON.stringify(next)) snapshot = next;
      return snapshot;
    },
  };
}
