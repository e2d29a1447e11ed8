import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';
import { textOf } from '../core/text.ts';
import { instantSchema } from '../core/time.ts';
import { changeReason, plannedTime, sessionPlan, sessionView } from './sessions.api.ts';

const sessionParams = z.object({ sessionId: idSchema });

/** The time that the person saw: what is answered is what was read, also when another one is proposed meanwhile. */
const seen = z.object({ startsAt: instantSchema });

export const proposeSession = operation({
  id: 'sessions.proposeSession',
  method: 'post',
  path: '/api/mentorships/:mentorshipId/proposals',
  summary: 'Proposes a session to the other person. It has its page and its document, and holds no time.',
  caller: 'signedIn',
  params: z.object({ mentorshipId: idSchema }),
  body: plannedTime.extend(sessionPlan.shape),
  output: sessionView,
  errors: ['not_found', 'mentorship_ended', 'time_in_past', 'time_does_not_exist', 'conflict'],
});

export const acceptProposal = operation({
  id: 'sessions.acceptProposal',
  method: 'post',
  path: '/api/sessions/:sessionId/accept',
  summary: 'Accepts a proposed time: the session is booked. For the one who did not propose it.',
  caller: 'signedIn',
  params: sessionParams,
  body: seen,
  output: sessionView,
  errors: ['not_found', 'mentorship_ended', 'proposal_changed', 'time_in_past', 'conflict'],
});

export const counterProposal = operation({
  id: 'sessions.counterProposal',
  method: 'post',
  path: '/api/sessions/:sessionId/counter',
  summary: 'Proposes another time in place of the one that the other person proposed.',
  caller: 'signedIn',
  params: sessionParams,
  body: plannedTime.extend({ seen: instantSchema, reason: textOf(500) }),
  output: sessionView,
  errors: [
    'not_found',
    'mentorship_ended',
    'proposal_changed',
    'time_in_past',
    'time_does_not_exist',
    'conflict',
  ],
});

export const declineProposal = operation({
  id: 'sessions.declineProposal',
  method: 'post',
  path: '/api/sessions/:sessionId/decline',
  summary: 'Declines a proposed session. For the one who did not propose its time.',
  caller: 'signedIn',
  params: sessionParams,
  body: seen.extend({ reason: changeReason }),
  output: sessionView,
  errors: ['not_found', 'proposal_changed', 'conflict'],
});

export const withdrawProposal = operation({
  id: 'sessions.withdrawProposal',
  method: 'post',
  path: '/api/sessions/:sessionId/withdraw',
  summary: 'Takes a proposed session back. For the one who proposed its time.',
  caller: 'signedIn',
  params: sessionParams,
  output: sessionView,
  errors: ['not_found', 'proposal_changed', 'conflict'],
});
