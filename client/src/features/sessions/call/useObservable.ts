import { useSyncExternalStore } from 'react';
import type { Observable } from './Observable.ts';

/** The value as it is now; renders again when it changes. */
export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get);
}
