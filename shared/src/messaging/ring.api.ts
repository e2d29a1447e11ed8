import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';
import { lineOf } from '../core/text.ts';
import { instantSchema } from '../core/time.ts';
import { personSummary } from '../identity/identity.api.ts';

/** A call rings so long (ms). */
export const ringMs = 45_000;

export const ringView = z.object({
  sessionId: idSchema,
  from: personSummary,
  isUrgent: z.boolean(),
  /** It stops then. */
  until: instantSchema,
});
export type RingView = z.output<typeof ringView>;

export const ringAnswer = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('accept') }),
  z.object({ answer: z.literal('later'), text: lineOf(200).or(z.literal('')) }),
]);
export type RingAnswer = z.output<typeof ringAnswer>;

const pairParams = z.object({ mentorshipId: idSchema });

export const readReachable = operation({
  id: 'messaging.readReachable',
  method: 'get',
  path: '/api/mentorships/:mentorshipId/reachable',
  summary: 'Whether the other one of the pair has the app open, so that they can be called.',
  caller: 'signedIn',
  params: pairParams,
  output: z.object({ isOnline: z.boolean() }),
  errors: ['not_found'],
});

export const callNow = operation({
  id: 'messaging.callNow',
  method: 'post',
  path: '/api/mentorships/:mentorshipId/call',
  summary:
    'Makes a session that begins now and rings the other one, who is online. Quiet hours and times at which they cannot meet are respected, unless it is urgent.',
  caller: 'signedIn',
  params: pairParams,
  body: z.object({ isUrgent: z.boolean() }),
  output: z.object({ sessionId: idSchema }),
  errors: ['not_found', 'mentorship_ended', 'not_online', 'not_now', 'in_session', 'conflict'],
});

export const answerRing = operation({
  id: 'messaging.answerRing',
  method: 'post',
  path: '/api/sessions/:sessionId/ring',
  summary: 'Answers a call: that one comes, or that it is not now, with a word. The caller hears it at once.',
  caller: 'signedIn',
  params: z.object({ sessionId: idSchema }),
  body: ringAnswer,
  errors: ['not_found'],
});
