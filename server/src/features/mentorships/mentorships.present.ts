import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import type { MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import type { Principal } from '../../platform/http/principal.ts';
import type { Identity } from '../identity/index.ts';
import { standingOf } from './mentorships.policy.ts';
import type { Mentorship } from './ports.ts';

/** Views of pairs as this person sees them; pairs that do not exist for them are left out. */
export async function presentMentorships(
  identity: Identity,
  who: Principal,
  pairs: readonly Mentorship[],
): Promise<MentorshipView[]> {
  const [people, programmes] = await Promise.all([
    identity.people(pairs.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId])),
    identity.programmes(pairs.map(({ programmeId }) => programmeId)),
  ]);
  return pairs.flatMap((pair) => {
    const viewer = standingOf(who, pair);
    if (!viewer) return [];
    return {
      id: pair.id,
      mentor: people.get(pair.mentorId) ?? unknownPerson(pair.mentorId),
      mentee: people.get(pair.menteeId) ?? unknownPerson(pair.menteeId),
      programme: programmes.get(pair.programmeId) ?? { id: pair.programmeId, name: '' },
      state: pair.state,
      since: pair.since.toISOString(),
      endedAt: pair.endedAt?.toISOString() ?? null,
      viewer,
    };
  });
}

/** Stands for somebody whose account is gone; the interface finds words for a person without a name. */
export const unknownPerson = (id: string): PersonSummary => ({ id, name: '', zone: 'UTC' });
