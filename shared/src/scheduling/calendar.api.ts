import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';
import { instantSchema } from '../core/time.ts';

const media = 'text/calendar';

/** That there is an address at which a calendar program reads one's sessions. The address itself is told once. */
const feed = z.object({
  madeAt: instantSchema,
  /** When somebody read it last; null while nobody has. */
  readAt: instantSchema.nullable(),
});

export const readFeed = operation({
  id: 'scheduling.readFeed',
  method: 'get',
  path: '/api/me/calendar',
  summary: 'Whether there is a private address of the own calendar, and when it was read last.',
  caller: 'signedIn',
  output: z.object({ feed: feed.nullable() }),
  errors: [],
});

export const makeFeed = operation({
  id: 'scheduling.makeFeed',
  method: 'post',
  path: '/api/me/calendar',
  summary: 'Makes a private address of the own calendar and tells it, once. The one before stops working.',
  caller: 'signedIn',
  output: feed.extend({ address: z.string() }),
  errors: [],
});

export const revokeFeed = operation({
  id: 'scheduling.revokeFeed',
  method: 'delete',
  path: '/api/me/calendar',
  summary: 'Withdraws the private address of the own calendar.',
  caller: 'signedIn',
  errors: [],
});

export const readCalendar = operation({
  id: 'scheduling.readCalendar',
  method: 'get',
  path: '/calendar/:token.ics',
  summary: 'The sessions of the person whose address it is, as iCalendar: from 90 days back, at most 500.',
  caller: 'anonymous',
  params: z.object({ token: z.string().regex(/^[\w-]{43}$/) }),
  media,
  output: z.string(),
  errors: ['not_found'],
});

export const readSessionFile = operation({
  id: 'scheduling.readSessionFile',
  method: 'get',
  path: '/api/sessions/:sessionId/session.ics',
  summary: 'One session as an iCalendar file, for the two people of its pair.',
  caller: 'signedIn',
  params: z.object({ sessionId: idSchema }),
  media,
  output: z.string(),
  errors: ['not_found'],
});
