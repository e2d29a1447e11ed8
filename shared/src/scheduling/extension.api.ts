import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';
import { instantSchema } from '../core/time.ts';
import { longestSession } from '../sessions/extension.ts';
import { sessionView } from '../sessions/sessions.api.ts';

const params = z.object({ sessionId: idSchema });
const path = '/api/sessions/:sessionId/extension';
const refusals = [
  ...(['not_found', 'no_call', 'mentorship_ended', 'not_begun', 'session_over'] as const),
  ...(['session_cancelled', 'not_booked'] as const),
];

export const readExtension = operation({
  id: 'scheduling.readExtension',
  method: 'get',
  path,
  summary: 'Whether a session that runs can last ten minutes longer, and until when.',
  caller: 'signedIn',
  params,
  output: z.discriminatedUnion('answer', [
    z.object({ answer: z.literal('free'), until: instantSchema }),
    /** One of the two has something else then: not who, and not what. */
    z.object({ answer: z.literal('taken'), until: instantSchema }),
    /** It has been made longer so often, or is so long, that it is not made longer again. */
    z.object({ answer: z.literal('longest') }),
  ]),
  errors: refusals,
});

export const extendSession = operation({
  id: 'scheduling.extendSession',
  method: 'post',
  path,
  summary:
    'Makes a session that runs ten minutes longer, when neither of the two has anything else then. Two who ask at once, or one who asks again, make it longer once.',
  caller: 'signedIn',
  params,
  /** The length (minutes) that the caller saw: a session that is longer by now is answered as it is. */
  body: z.object({ seenMinutes: z.number().int().min(1).max(longestSession) }),
  output: sessionView,
  errors: [...refusals, 'conflict'],
});
