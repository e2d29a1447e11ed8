import type { ErrorCode } from '@rapport/shared/core/errors';
import type { ActionView, ReviewVerdict } from '@rapport/shared/mentorships/actions.api';
import { type OutboxEntry, unsentId } from './outboxEntry.ts';

/** An action as it is shown: the newest that the server told, with what is on its way to it. */
export interface ShownAction extends ActionView {
  /** Set while a change of it has not reached the server. */
  readonly unsent?: { readonly key: string; readonly refused: ErrorCode | undefined };
}

/** An action that was heard of by a live event or as the answer to a change, and when (ms). */
export interface HeardAction {
  readonly action: ActionView;
  readonly heardAt: number;
}

/**
 * The newest version of each action, from a list and from what was heard since. What was heard before the list was
 * read, and is not in it, has left it: a lost event must not leave a closed action standing open.
 */
export function newestActions(
  listed: readonly ActionView[],
  listedAt: number,
  heard: readonly HeardAction[],
): ActionView[] {
  const newest = new Map<string, ActionView>();
  // An action that changed between two readings can be in both.
  for (const action of listed)
    if (action.version >= (newest.get(action.id)?.version ?? 0)) newest.set(action.id, action);
  for (const { action, heardAt } of heard) {
    const known = newest.get(action.id);
    if (known ? action.version > known.version : heardAt >= listedAt) newest.set(action.id, action);
  }
  return [...newest.values()];
}

const stateAfter = { done: 'done', drop: 'dropped', keep: 'open', change: 'open' } as const satisfies Record<
  ReviewVerdict,
  ActionView['state']
>;

/** Lays changes that wait on this device over the actions that they change. */
export function withUnsent(
  actions: readonly ActionView[],
  entries: readonly OutboxEntry[],
  personId: string,
): ShownAction[] {
  const shown = new Map<string, ShownAction>(actions.map((action) => [action.id, action]));
  // News of an action can be here before the answer to its own request: it is one action all the same.
  const arrived = new Map(actions.map(({ id, key }) => [unsentId(key), id]));
  for (const entry of entries) {
    const ownId = entry.kind === 'create' ? unsentId(entry.key) : entry.actionId;
    const id = arrived.get(ownId) ?? ownId;
    if (entry.kind === 'create' && id !== ownId) continue;
    const before = entry.kind === 'create' ? newAction(entry, id) : shown.get(id);
    if (!before) continue;
    const unsent = { key: entry.key, refused: before.unsent?.refused ?? entry.refused };
    shown.set(id, { ...before, ...changesOf(entry, before, personId), unsent });
  }
  return [...shown.values()];
}

function newAction(entry: OutboxEntry & { kind: 'create' }, id: string): ShownAction {
  const { mentorshipId, what, ownerId, due, sessionId, key } = entry;
  const createdAt = new Date(entry.at).toISOString();
  const rest = { state: 'open', createdAt, closedAt: null, reviews: [], version: 0 } as const;
  return { id, mentorshipId, what, ownerId, due, sessionId, key, ...rest, reviews: [] };
}

function changesOf(entry: OutboxEntry, before: ShownAction, personId: string): Partial<ActionView> {
  const at = new Date(entry.at).toISOString();
  if (entry.kind === 'create') return {};
  if (entry.kind === 'change') {
    const given = Object.entries(entry.change).filter(([, value]) => value !== undefined);
    const closing = entry.change.state ? { closedAt: entry.change.state === 'open' ? null : at } : {};
    return { ...Object.fromEntries(given), ...closing };
  }
  const { sessionId, verdict, howItWent } = entry;
  const others = before.reviews.filter((review) => review.sessionId !== sessionId);
  const state = stateAfter[verdict];
  return {
    state,
    closedAt: state === 'open' ? null : at,
    reviews: [...others, { sessionId, verdict, howItWent, by: personId, at }],
  };
}

/** Open ones by due date, those without one last, older first among equals. */
export function byDue(a: ActionView, b: ActionView): number {
  const due = (action: ActionView) => action.due ?? '9999';
  return due(a).localeCompare(due(b)) || a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id);
}

/** What a session's review goes through: what was open when it began, by reference; not what is agreed in it. */
export function toReview<A extends ActionView>(actions: readonly A[], sessionId: string): A[] {
  const isAnswered = ({ reviews }: A) => reviews.some((review) => review.sessionId === sessionId);
  return actions
    .filter((action) => isAnswered(action) || (action.state === 'open' && action.sessionId !== sessionId))
    .sort(byDue);
}

/** The answer of an action in a session's review. */
export function answerIn(action: ActionView, sessionId: string) {
  return action.reviews.find((review) => review.sessionId === sessionId);
}
