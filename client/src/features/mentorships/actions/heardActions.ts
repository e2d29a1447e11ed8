import type { ActionView } from '@rapport/shared/mentorships/actions.api';
import type { HeardAction } from './shownActions.ts';

let heard: ReadonlyMap<string, HeardAction> = new Map();
const listeners = new Set<() => void>();

/** Keeps an action that somebody told us of, unless we know a newer version. */
export function hearAction(action: ActionView, heardAt: number = Date.now()): void {
  const known = heard.get(action.id);
  if (known && known.action.version > action.version) return;
  heard = new Map(heard).set(action.id, { action, heardAt });
  for (const listener of listeners) listener();
}

/** All that was heard in this page; a new object with every change. */
export const heardActions = (): ReadonlyMap<string, HeardAction> => heard;

export function subscribeToHeardActions(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
