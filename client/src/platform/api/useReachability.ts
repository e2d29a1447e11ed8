import { useSyncExternalStore } from 'react';
import { type ReachabilityState, reachability } from './reachability.ts';

/** Whether the server can be reached now. */
export function useReachability(): ReachabilityState {
  return useSyncExternalStore(reachability.subscribe, reachability.state);
}
