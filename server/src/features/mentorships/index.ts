import type { Kernel } from '../../platform/kernel.ts';
import type { Identity } from '../identity/index.ts';
import { actionsOfSession, createAction, presentAction } from './actions.ts';
import { handleMentorships } from './mentorships.routes.ts';
import { findMentorship, findMentorships, mentorshipsOf, pair } from './mentorships.ts';
import type { Mentorships } from './ports.ts';

export { isOfPair, standingOf } from './mentorships.policy.ts';
export { type Mentorship, type Mentorships, mentorshipEnded } from './ports.ts';

/** Pairs and their actions. */
export function createMentorships(kernel: Kernel, { identity }: { identity: Identity }): Mentorships {
  let belongs: Parameters<Mentorships['onSessionReference']>[0] = async () => false;
  handleMentorships(kernel, identity, (sessionId, mentorshipId) => belongs(sessionId, mentorshipId));
  return {
    find: findMentorship,
    findMany: findMentorships,
    ofPerson: mentorshipsOf,
    pair: ({ since, ...input }) => pair({ ...input, since: since ?? new Date(kernel.clock.now()) }),
    addAction: async (input) => presentAction(await createAction(input)),
    actionsOfSession,
    onSessionReference: (answer) => {
      belongs = answer;
    },
  };
}
