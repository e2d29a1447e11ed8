import type { RapportError } from '@rapport/shared/core/errors';
import { type ActionView, listActions } from '@rapport/shared/mentorships/actions.api';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useOperation } from '../../../platform/api/useOperation.ts';
import { useLiveEvent } from '../../../platform/socket/useLiveEvent.ts';
import { useViewer } from '../../identity/index.ts';
import type { ActionOutbox } from './ActionOutbox.ts';
import { hearAction, heardActions, subscribeToHeardActions } from './heardActions.ts';
import { outboxOf } from './outboxOf.ts';
import { newestActions, type ShownAction, withUnsent } from './shownActions.ts';

/** The outbox of who is signed in; sends while somebody uses it. */
export function useActionOutbox(): ActionOutbox {
  const { id } = useViewer();
  const outbox = outboxOf(id);
  useEffect(() => outbox.start(), [outbox]);
  return outbox;
}

/** Actions that were read elsewhere (a record), kept at their newest, live, and with what waits to be sent. */
export function useLiveActions(listed: readonly ActionView[], listedAt: number): ShownAction[] {
  const viewer = useViewer();
  const outbox = useActionOutbox();
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries);
  const heard = useSyncExternalStore(subscribeToHeardActions, heardActions);
  useLiveEvent('action.changed', ({ action }) => hearAction(action));
  return useMemo(() => {
    const ids = new Set(listed.map(({ id }) => id));
    const about = [...heard.values()].filter(({ action }) => ids.has(action.id));
    return withUnsent(newestActions(listed, listedAt, about), entries, viewer.id).filter(({ id }) =>
      ids.has(id),
    );
  }, [listed, listedAt, heard, entries, viewer.id]);
}

export interface PairActions {
  /** Open and closed ones, in no order; undefined until they were read. */
  readonly all: readonly ShownAction[] | undefined;
  readonly error: RapportError | null;
  readonly retry: () => void;
  readonly outbox: ActionOutbox;
}

/** All current actions of a pair, live, with what waits on this device. Of closed ones the latest hundred. */
export function useActions(mentorshipId: string): PairActions {
  const viewer = useViewer();
  const outbox = useActionOutbox();
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries);
  const heard = useSyncExternalStore(subscribeToHeardActions, heardActions);
  const params = { mentorshipId };
  const open = useOperation(listActions, { params, query: { limit: 100 } });
  const closed = useOperation(listActions, { params, query: { limit: 100, state: 'closed' } });
  useLiveEvent('action.changed', ({ action }) => hearAction(action));

  const all = useMemo(() => {
    if (!open.data || !closed.data) return undefined;
    const listed = [...open.data.items, ...closed.data.items];
    const listedAt = Math.min(open.dataUpdatedAt, closed.dataUpdatedAt);
    const own = [...heard.values()].filter(({ action }) => action.mentorshipId === mentorshipId);
    return withUnsent(
      newestActions(listed, listedAt, own),
      entries.filter((entry) => entry.mentorshipId === mentorshipId),
      viewer.id,
    );
  }, [open, closed, heard, entries, mentorshipId, viewer.id]);

  const failed = open.error ? open : closed;
  return {
    all,
    error: all ? null : failed.error,
    retry: () => void Promise.all([open.refetch(), closed.refetch()]),
    outbox,
  };
}
