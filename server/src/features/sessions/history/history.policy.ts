import type { ErrorCode } from '@rapport/shared/core/errors';
import type { Standing } from '@rapport/shared/mentorships/mentorships.api';
import type { SessionTimes } from '@rapport/shared/sessions/sessionState';
import { isOfPair } from '../../mentorships/index.ts';
import { documentAccess } from '../sessions.policy.ts';

/** Earlier versions are the two people's, as the document is. */
export const mayReadHistory = isOfPair;

/** Why somebody may not keep a version or go back to one at `now`: exactly those may who may write. */
export function historyRefusal(
  standing: Standing | undefined,
  session: SessionTimes,
  isPairActive: boolean,
  now: number,
): ErrorCode | undefined {
  const access = documentAccess(standing, session, isPairActive, now);
  if (access === 'write') return undefined;
  if (access === 'none') return 'not_found';
  if (session.state === 'cancelled') return 'session_cancelled';
  return isPairActive ? 'session_over' : 'mentorship_ended';
}
