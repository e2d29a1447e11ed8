import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';

/** More people than anybody meets. */
export const mostInSession = 200;

export const listInSession = operation({
  id: 'sessions.listInSession',
  method: 'get',
  path: '/api/in-session',
  summary:
    "Those of the people whom the viewer is paired with now who are in a call at this moment, with whomever. Nobody else's.",
  caller: 'signedIn',
  output: z.object({ people: z.array(idSchema).max(mostInSession) }),
  errors: [],
});
