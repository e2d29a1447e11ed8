import { minute } from '@rapport/shared/sessions/sessionState';
import type { Mentorships } from '../mentorships/index.ts';
import { cancelSessionsOfPair } from './changeSession.ts';
import type { SessionStore } from './sessionStore.ts';

/** It reads every planned session (ms). */
const every = minute;

/**
 * Cancels what an ended pair still has planned: a crash between the two left it so, or somebody booked while somebody
 * else ended the pair. Safe to repeat and to die in.
 */
export function endedPairsSweep({
  store,
  mentorships,
}: {
  readonly store: SessionStore;
  readonly mentorships: Pick<Mentorships, 'findMany'>;
}): (now: number) => Promise<void> {
  let lookedAt = Number.NEGATIVE_INFINITY;
  return async (now) => {
    if (now - lookedAt < every) return;
    for await (const page of store.pages({ states: ['scheduled'] })) {
      const pairs = await mentorships.findMany(page.map(({ mentorshipId }) => mentorshipId));
      for (const { id, state, endedBy, mentorId } of pairs.values()) {
        if (state === 'ended') await cancelSessionsOfPair(store, id, endedBy ?? mentorId, now);
      }
    }
    lookedAt = now;
  };
}
