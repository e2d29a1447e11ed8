import { type Query, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useReachability } from '../api/useReachability.ts';
import { isKeptOperation } from './keptOperations.ts';

/** While the server is away: when the oldest of what the page shows was read (ms since the epoch). */
export function useSeenFrom(): number | undefined {
  const cache = useQueryClient().getQueryCache();
  const { reach } = useReachability();
  const oldest = useSyncExternalStore(
    (listener) => cache.subscribe(listener),
    () => oldestShown(cache.getAll()),
  );
  return reach === 'ok' ? undefined : oldest;
}

/** Of what is on the page and was answered once. */
export function oldestShown(
  queries: readonly Pick<Query, 'queryKey' | 'isActive' | 'state'>[],
): number | undefined {
  const times = queries
    .filter((query) => query.isActive() && query.state.data !== undefined && isKeptOperation(query.queryKey))
    .map(({ state }) => state.dataUpdatedAt);
  return times.length > 0 ? Math.min(...times) : undefined;
}
