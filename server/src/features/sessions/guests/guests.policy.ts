import type { ErrorCode } from '@rapport/shared/core/errors';
import type { Meeting } from '@rapport/shared/sessions/report';
import { hasCall } from '@rapport/shared/sessions/sessionKind';
import { phaseOf } from '@rapport/shared/sessions/sessionState';
import type { Principal } from '../../../platform/http/principal.ts';
import { isOfPair } from '../../mentorships/index.ts';
import type { Guest } from './guestStore.ts';

/** Guests are the matter of the two alone: to invite, to see, to let in and to put out. */
export const mayHaveGuests = isOfPair;

/** Both must want a guest: who invites does not answer for the other one. */
export const mayAnswerGuest = ({ personId }: Pick<Principal, 'personId'>, guest: Pick<Guest, 'invitedBy'>) =>
  personId !== guest.invitedBy;

const refusedIn: Readonly<Partial<Record<ReturnType<typeof phaseOf>, ErrorCode>>> = {
  ...{ proposed: 'not_booked', declined: 'not_booked' },
  ...{ over: 'session_over', missed: 'session_over', cancelled: 'session_cancelled' },
};

/** Why there is nothing a guest could come to, at `now`; undefined when there is, or will be. */
export function noGuestsBecause(session: Meeting, isPairActive: boolean, now: number): ErrorCode | undefined {
  if (!hasCall(session.kind)) return 'no_call';
  return refusedIn[phaseOf(session, now)] ?? (isPairActive ? undefined : 'mentorship_ended');
}

/** When guests may be there. A session that is held otherwise now may be held by video again. */
export function openingFor(session: Meeting, isPairActive: boolean, now: number): 'open' | 'later' | 'over' {
  const because = noGuestsBecause(session, isPairActive, now);
  if (because === undefined) return phaseOf(session, now) === 'open' ? 'open' : 'later';
  return because === 'no_call' || because === 'not_booked' ? 'later' : 'over';
}

/** Whether the one on this seat takes part, at `now`: accepted by both, let in, and the room is open. */
export function mayTakePart(
  guest: Pick<Guest, 'state' | 'seated'>,
  seatId: string,
  session: Meeting,
  isPairActive: boolean,
  now: number,
): boolean {
  if (guest.state !== 'accepted' || guest.seated?.id !== seatId) return false;
  return openingFor(session, isPairActive, now) === 'open';
}
