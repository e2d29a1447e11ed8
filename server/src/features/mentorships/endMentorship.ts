import type { Principal } from '../../platform/http/principal.ts';
import type { Kernel } from '../../platform/kernel.ts';
import type { Collab } from '../collab/index.ts';
import { loadPair, requireActive } from './loadPair.ts';
import { MentorshipModel } from './mentorship.model.ts';
import { findMentorship } from './mentorshipStore.ts';
import { mayEndPair } from './mentorships.policy.ts';
import { type Mentorship, mentorshipEnded } from './ports.ts';

/** Ends a pair. When this answers, the pair's documents are read-only on every connection of this process. */
export async function endMentorship(
  kernel: Kernel,
  collab: Collab,
  who: Principal,
  mentorshipId: string,
): Promise<Mentorship> {
  const pair = await loadPair(who, mentorshipId, mayEndPair);
  requireActive(pair);
  const endedAt = new Date(kernel.clock.now());
  const { modifiedCount } = await MentorshipModel.updateOne(
    { _id: mentorshipId, state: 'active' },
    { $set: { state: 'ended', endedAt, endedBy: who.personId } },
  );
  const ended = (await findMentorship(mentorshipId)) ?? pair;
  // Somebody else ended it in between: then the news is theirs to tell, and this answer is as true.
  if (modifiedCount === 0) return ended;
  const people = [pair.mentorId, pair.menteeId];
  await Promise.all(people.map((personId) => collab.recheck({ personId })));
  await kernel.events.publish(mentorshipEnded, { mentorshipId, by: who.personId });
  kernel.live.send(people, 'mentorship.changed', { mentorshipId });
  return ended;
}
