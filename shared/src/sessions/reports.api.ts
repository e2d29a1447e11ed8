import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';
import { longestMeeting } from './report.ts';
import { sessionView } from './sessions.api.ts';

const sessionParams = z.object({ sessionId: idSchema });
const minutes = z.number().int().min(1).max(longestMeeting);

export const reportSession = operation({
  id: 'sessions.reportSession',
  method: 'post',
  path: '/api/sessions/:sessionId/report',
  summary:
    'Says of a session by phone or in person that it took place and for how long, or that it did not. Makes its record.',
  caller: 'signedIn',
  params: sessionParams,
  body: z.discriminatedUnion('held', [
    z.object({ held: z.literal(true), minutes }),
    z.object({ held: z.literal(false) }),
  ]),
  output: sessionView,
  errors: ['not_found', 'not_begun', 'session_over', 'session_cancelled', 'not_booked', 'conflict'],
});

export const correctReport = operation({
  id: 'sessions.correctReport',
  method: 'post',
  path: '/api/sessions/:sessionId/report/correct',
  summary: 'Puts right how long the two met: once, by the one who did not say it, within a day.',
  caller: 'signedIn',
  params: sessionParams,
  body: z.object({ minutes }),
  output: sessionView,
  errors: ['not_found', 'session_over', 'conflict'],
});
