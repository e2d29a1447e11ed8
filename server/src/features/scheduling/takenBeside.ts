import type { Span } from '@rapport/shared/scheduling/availability';
import type { Mentorship } from '../mentorships/index.ts';
import type { Sessions, TakenTime } from '../sessions/index.ts';

/**
 * Sessions of either person of a pair that are planned or running within a span.
 * @param moving one of this pair that is left out; one of another pair is not, so that nobody learns whose it is
 */
export async function takenBeside(
  sessions: Pick<Sessions, 'taken'>,
  pair: Mentorship,
  { from, to }: Span,
  moving: string | undefined,
): Promise<TakenTime[]> {
  const taken = await sessions.taken([pair.mentorId, pair.menteeId], new Date(from), new Date(to));
  return taken.filter(({ sessionId, mentorshipId }) => sessionId !== moving || mentorshipId !== pair.id);
}
