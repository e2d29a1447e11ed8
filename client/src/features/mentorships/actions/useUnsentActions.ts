import { useEffect } from 'react';
import { hasUnsent } from './unsentNames.ts';

/**
 * Sends what an earlier visit could not, whatever page the person comes back to. The outbox itself is loaded only when
 * something waits.
 */
export function useUnsentActions(personId: string): void {
  useEffect(() => {
    if (!hasUnsent(personId)) return;
    let stop: (() => void) | undefined;
    let isGone = false;
    import('./outboxOf.ts').then(
      ({ outboxOf }) => {
        if (!isGone) stop = outboxOf(personId).start();
      },
      // Offline, or a newer build: the next page tries again, and the entries stay.
      () => undefined,
    );
    return () => {
      isGone = true;
      stop?.();
    };
  }, [personId]);
}
