import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';
import { dateSchema, instantSchema } from '../core/time.ts';
import { changeReason, plannedTime, sessionPlan, sessionSummary } from '../sessions/sessions.api.ts';
import { mostOccurrences, recurrence } from './recurrence.ts';

/** What stands in the way of a session: another one of this pair, or something that the person has elsewhere. */
export const clash = z.enum(['pair', 'mentor', 'mentee']);
export type Clash = z.output<typeof clash>;

/** One session of a series that is being planned. */
const plannedOccurrence = z.object({
  /** Its day by the rule, in the zone of the series: names it. */
  date: dateSchema,
  startsAt: instantSchema,
  /** Minutes by which it is later than its wall-clock time, because clocks skip that one that day. */
  shifted: z.number().int(),
  clashes: z.array(clash).max(clash.options.length),
  /** False where one of the two has another session then. */
  possible: z.boolean(),
});
export type PlannedOccurrence = z.output<typeof plannedOccurrence>;

const pairParams = z.object({ mentorshipId: idSchema });
const sessionParams = z.object({ sessionId: idSchema });
const plan = plannedTime.extend({ recurrence });

export const previewSeries = operation({
  id: 'scheduling.previewSeries',
  method: 'post',
  path: '/api/mentorships/:mentorshipId/series/preview',
  summary: 'The sessions that a series would have, with what each clashes with. Changes nothing.',
  caller: 'signedIn',
  params: pairParams,
  body: plan.extend({
    /** A session of the pair that would no longer be at its time. */
    moving: idSchema.optional(),
  }),
  output: z.object({ items: z.array(plannedOccurrence).max(mostOccurrences) }),
  errors: ['not_found', 'mentorship_ended'],
});

export const bookSeries = operation({
  id: 'scheduling.bookSeries',
  method: 'post',
  path: '/api/mentorships/:mentorshipId/series',
  summary:
    'Books all sessions of a series, each with its document, or none. The same key again answers what is there.',
  caller: 'signedIn',
  params: pairParams,
  body: plan.extend({
    ...sessionPlan.shape,
    /** Made by the caller, so that a request whose answer was lost may be repeated. */
    key: z.uuid(),
    /** Days of the rule that are left out. */
    without: z.array(dateSchema).max(mostOccurrences),
  }),
  output: z.object({ sessions: z.array(sessionSummary).max(mostOccurrences) }),
  errors: ['not_found', 'mentorship_ended', 'time_in_past', 'conflict'],
});

const followingErrors = [
  'not_found',
  'session_over',
  'session_cancelled',
  'session_started',
  'not_booked',
  'conflict',
] as const;

export const moveFollowing = operation({
  id: 'scheduling.moveFollowing',
  method: 'post',
  path: '/api/sessions/:sessionId/following/move',
  summary:
    'Moves a session of a series and all that come after it in the series: to that time of the day, and as many days on as this one.',
  caller: 'signedIn',
  params: sessionParams,
  body: plannedTime.extend({ reason: changeReason }),
  output: z.object({ sessions: z.array(sessionSummary).max(mostOccurrences) }),
  errors: [...followingErrors, 'time_in_past', 'time_does_not_exist'],
});

export const cancelFollowing = operation({
  id: 'scheduling.cancelFollowing',
  method: 'post',
  path: '/api/sessions/:sessionId/following/cancel',
  summary: 'Cancels a session of a series and all that come after it in the series.',
  caller: 'signedIn',
  params: sessionParams,
  body: z.object({ reason: changeReason }),
  output: z.object({ sessions: z.array(sessionSummary).max(mostOccurrences) }),
  errors: followingErrors,
});
