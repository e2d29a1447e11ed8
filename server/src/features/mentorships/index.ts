import { randomUUID } from 'node:crypto';
import type { Kernel } from '../../platform/kernel.ts';
import type { Collab } from '../collab/index.ts';
import type { Identity } from '../identity/index.ts';
import { actionsOfSession, insertAction, presentAction, updateAction } from './actionStore.ts';
import { reviewedAction } from './changedAction.ts';
import { pair } from './createMentorship.ts';
import { findMentorship, mentorshipsEndedAfter, partnersOf } from './mentorshipStore.ts';
import { handleActions, handleMentorships } from './mentorships.routes.ts';
import type { Mentorships } from './ports.ts';

export { loadPair, requireActive } from './loadPair.ts';
export { isOfPair, otherThan, standingOf } from './mentorships.policy.ts';
export { unknownPerson } from './mentorships.present.ts';
export { type Mentorship, type Mentorships, mentorshipEnded } from './ports.ts';

/** Pairs and what belongs to a pair for as long as it lasts: its actions. */
export function createMentorships(
  kernel: Kernel,
  { identity, collab }: { identity: Identity; collab: Collab },
): Mentorships {
  // Without sessions on the right, no session exists that an action could refer to.
  let belongs: (sessionId: string, mentorshipId: string) => Promise<boolean> = async () => false;
  handleMentorships(kernel, identity, collab);
  handleActions(kernel, { kernel, belongs: (sessionId, mentorshipId) => belongs(sessionId, mentorshipId) });
  return {
    find: findMentorship,
    partnersOf,
    endedAfter: mentorshipsEndedAfter,
    pair: ({ since, ...pairing }) =>
      pair(kernel, { ...pairing, since: since ?? new Date(kernel.clock.now()) }),
    addAction: async ({ by, at, ...action }) => {
      const { row } = await insertAction(
        { ...action, createdBy: by, createdAt: at },
        `server:${randomUUID()}`,
      );
      return presentAction(row);
    },
    reviewAction: async ({ actionId, by, at, ...answer }) => {
      const author = { personId: by, at };
      const { row } = await updateAction(actionId, (action) => reviewedAction(action, answer, author));
      return presentAction(row);
    },
    actionsOfSession,
    onSessionReference: (answer) => {
      belongs = answer;
    },
  };
}
