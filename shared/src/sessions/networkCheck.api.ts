import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';

/** Tokens for the two ends of a test connection. */
const ends = z.object({
  /** Of the end that sends a test picture. */
  sender: z.string(),
  /** Of the end that receives it. */
  receiver: z.string(),
});

export const checkNetwork = operation({
  id: 'sessions.checkNetwork',
  method: 'post',
  path: '/api/sessions/:sessionId/network-check',
  summary:
    'Opens a room of its own for a minute, with tokens for the two ends of a test connection. Nobody is in the call by it.',
  caller: 'signedIn',
  params: z.object({ sessionId: idSchema }),
  output: ends,
  errors: ['not_found', 'no_call', 'session_over', 'session_cancelled', 'not_booked', 'call_unavailable'],
});

export const checkNetworkAsGuest = operation({
  id: 'sessions.checkNetworkAsGuest',
  method: 'post',
  path: '/api/guest/network-check',
  summary: 'As for the two of the pair, for a guest who was let in.',
  caller: 'guest',
  output: ends,
  errors: ['forbidden', 'link_expired', 'call_unavailable'],
});
