import type { Standing } from '@rapport/shared/mentorships/mentorships.api';
import type { Principal } from '../../platform/http/principal.ts';
import type { Mentorship } from './ports.ts';

type Who = Pick<Principal, 'personId' | 'admin' | 'manages'>;
type Pair = Pick<Mentorship, 'mentorId' | 'menteeId' | 'programmeId'>;

/** What a person is to a pair. Being one of the two goes before any office: a manager who mentors is the mentor there. */
export function standingOf(who: Who, pair: Pair): Standing | undefined {
  if (who.personId === pair.mentorId) return 'mentor';
  if (who.personId === pair.menteeId) return 'mentee';
  if (who.manages.includes(pair.programmeId)) return 'manager';
  return who.admin ? 'admin' : undefined;
}

export const isOfPair = (standing: Standing | undefined): standing is 'mentor' | 'mentee' =>
  standing === 'mentor' || standing === 'mentee';

export const mayPair = (who: Who, programmeId: string): boolean =>
  who.admin || who.manages.includes(programmeId);

export const mayEnd = (standing: Standing | undefined): boolean =>
  standing === 'mentor' || standing === 'manager' || standing === 'admin';

/** Actions hold what people promised each other: the two read and write them, nobody else does either. */
export const mayReadActions = isOfPair;
