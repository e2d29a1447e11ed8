import { minute } from '@rapport/shared/sessions/sessionState';
import { inParallel } from '../../../platform/inParallel.ts';
import type { Log } from '../../../platform/log.ts';
import type { SessionStore } from '../sessionStore.ts';

/** Proposals that are looked at side by side. */
const atOnce = 4;

/** Declines what nobody has answered until its time had passed. Safe to repeat and to die in. */
export function proposalsSweep({
  store,
  log,
}: {
  readonly store: SessionStore;
  readonly log: Log;
}): (now: number) => Promise<void> {
  return (now) =>
    inParallel(
      // The minute that runs may still be accepted.
      store.every({ states: ['proposed'], startsBefore: new Date(now - minute) }),
      atOnce,
      // Only as it was read: another time may have been proposed meanwhile.
      ({ id, version }) => store.applyEvent(id, 'expired', 'sweep', {}, version),
      (error, { id }) => log.warn({ err: error, session: id }, 'a proposal could not be swept'),
    );
}
