import type { Standing } from '@rapport/shared/mentorships/mentorships.api';
import type { Principal } from '../../platform/http/principal.ts';
import type { Mentorship } from './ports.ts';

type Who = Pick<Principal, 'personId' | 'admin' | 'manages'>;
type Pair = Pick<Mentorship, 'programmeId' | 'mentorId' | 'menteeId'>;

/** What somebody is to a pair; undefined for those to whom it does not exist. Belonging comes before office. */
export function standingOf(who: Who, pair: Pair): Standing | undefined {
  if (who.personId === pair.mentorId) return 'mentor';
  if (who.personId === pair.menteeId) return 'mentee';
  if (who.manages.includes(pair.programmeId)) return 'manager';
  return who.admin ? 'admin' : undefined;
}

/** Of the two of a pair the one who is not this person. */
export const otherThan = (
  personId: string,
  { mentorId, menteeId }: Pick<Mentorship, 'mentorId' | 'menteeId'>,
): string => (personId === mentorId ? menteeId : mentorId);

/** The two people themselves: what they write is theirs alone. */
export const isOfPair = (standing: Standing | undefined): standing is 'mentor' | 'mentee' =>
  standing === 'mentor' || standing === 'mentee';

export const mayPairIn = (who: Who, programmeId: string): boolean =>
  who.admin || who.manages.includes(programmeId);

/** That the pair exists, who it is and since when. */
export const maySeePair = (standing: Standing | undefined): standing is Standing => standing !== undefined;

export const mayEndPair = (standing: Standing | undefined): boolean =>
  standing === 'mentor' || standing === 'manager' || standing === 'admin';

export const mayReadActions = (standing: Standing | undefined): boolean => isOfPair(standing);

/** Whether the person may write actions while the pair is active; an ended pair's are there to read. */
export const mayWriteActions = (standing: Standing | undefined): boolean => isOfPair(standing);
