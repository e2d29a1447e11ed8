import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';

export const tellAgendaReady = operation({
  id: 'scheduling.tellAgendaReady',
  method: 'post',
  path: '/api/sessions/:sessionId/agenda/ready',
  summary:
    "The mentee tells the mentor that a coming session's agenda is prepared. Said once; again changes nothing.",
  caller: 'signedIn',
  params: z.object({ sessionId: idSchema }),
  errors: ['not_found'],
});
