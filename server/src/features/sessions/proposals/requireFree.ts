import { minute } from '@rapport/shared/sessions/sessionState';
import { timeTaken } from '../plannedStart.ts';
import { takenTimes } from '../sessionQueries.ts';
import type { Session } from '../sessionStore.ts';

/**
 * Spares the other person a proposal that cannot be accepted. What is taken afterwards, the database refuses when it
 * is accepted.
 * @throws RapportError conflict when the two have another session at this time
 */
export async function requireFree({
  mentorshipId,
  mentorId,
  menteeId,
  startsAt,
  minutes,
}: Pick<Session, 'mentorshipId' | 'mentorId' | 'menteeId' | 'startsAt' | 'minutes'>): Promise<void> {
  const end = new Date(startsAt.getTime() + minutes * minute);
  const taken = await takenTimes([mentorId, menteeId], startsAt, end);
  if (taken.some((time) => time.mentorshipId === mentorshipId)) throw timeTaken();
}
