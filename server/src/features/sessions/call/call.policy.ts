import type { ErrorCode } from '@rapport/shared/core/errors';
import type { Standing } from '@rapport/shared/mentorships/mentorships.api';
import type { Meeting } from '@rapport/shared/sessions/report';
import { hasCall } from '@rapport/shared/sessions/sessionKind';
import { type Phase, phaseOf } from '@rapport/shared/sessions/sessionState';
import { isOfPair } from '../../mentorships/index.ts';

const refusedIn: Readonly<Partial<Record<Phase, ErrorCode>>> = {
  proposed: 'not_booked',
  declined: 'not_booked',
  before: 'not_open_yet',
  over: 'session_over',
  missed: 'session_over',
  cancelled: 'session_cancelled',
};

/** Why somebody may not be in a session's call at `now`; undefined when they may. The two of an active pair alone. */
export function callRefusal(
  standing: Standing | undefined,
  session: Meeting,
  isPairActive: boolean,
  now: number,
): ErrorCode | undefined {
  if (!isOfPair(standing)) return 'not_found';
  if (!hasCall(session.kind)) return 'no_call';
  return refusedIn[phaseOf(session, now)] ?? (isPairActive ? undefined : 'session_over');
}

/** Why somebody may not test the way into a session's call at `now`: as the call itself, but before it opens, too. */
export function checkRefusal(
  standing: Standing | undefined,
  session: Meeting,
  isPairActive: boolean,
  now: number,
): ErrorCode | undefined {
  const refusal = callRefusal(standing, session, isPairActive, now);
  if (refusal !== 'not_open_yet') return refusal;
  return isPairActive ? undefined : 'session_over';
}

/** Whether the mentee may end for both: only when the mentor has gone, or never came. */
export function mayEndSession(standing: Standing | undefined, isMentorHere: boolean): boolean {
  return standing === 'mentor' || (standing === 'mentee' && !isMentorHere);
}
