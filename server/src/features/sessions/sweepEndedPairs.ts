import { minute } from '@rapport/shared/sessions/sessionState';
import { inParallel } from '../../platform/inParallel.ts';
import type { Log } from '../../platform/log.ts';
import type { Mentorships } from '../mentorships/index.ts';
import { cancelSessionsOfPair } from './changeSession.ts';
import type { SessionStore } from './sessionStore.ts';

/** How often pairs that have ended are looked at (ms). */
const every = minute;
/** How much of the time before its last look a look covers again (ms): clocks differ, and a booking takes a while. */
const overlap = 10 * minute;

/**
 * Cancels what an ended pair still has planned: a crash between the two left it so, or somebody booked while somebody
 * else ended the pair. Safe to repeat and to die in.
 */
export function endedPairsSweep({
  store,
  mentorships,
  log,
}: {
  readonly store: SessionStore;
  readonly mentorships: Pick<Mentorships, 'endedAfter'>;
  readonly log: Log;
}): (now: number) => Promise<void> {
  // The first look covers all time: nobody knows when the server before this one last looked.
  let lookedAt: number | undefined;
  return async (now) => {
    if (lookedAt !== undefined && now - lookedAt < every) return;
    let hasFailed = false;
    await inParallel(
      mentorships.endedAfter(new Date((lookedAt ?? 0) - overlap)),
      1,
      ({ id, endedBy, mentorId }) => cancelSessionsOfPair(store, id, endedBy ?? mentorId, now),
      (error, { id }) => {
        hasFailed = true;
        log.error({ err: error, mentorshipId: id }, 'sessions of an ended pair could not be cancelled');
      },
    );
    if (!hasFailed) lookedAt = now;
  };
}
