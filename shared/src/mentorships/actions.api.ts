import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { pageOf, pageQuery } from '../core/page.ts';
import { operation } from '../core/route.ts';
import { lineOf, textOf } from '../core/text.ts';
import { dateSchema, instantSchema } from '../core/time.ts';

export const actionState = z.enum(['open', 'done', 'dropped']);
export type ActionState = z.output<typeof actionState>;

/** The answer to an open action in the review at the start of a session. */
export const reviewVerdict = z.enum(['done', 'keep', 'drop', 'change']);
export type ReviewVerdict = z.output<typeof reviewVerdict>;

export const actionReview = z.object({
  sessionId: idSchema,
  verdict: reviewVerdict,
  howItWent: z.string(),
  by: idSchema,
  at: instantSchema,
});

/** Answers that are shown with an action: of more of them the latest. */
export const mostReviews = 100;
/** Actions that are shown with a record as agreed there, or as answered there. */
export const mostOfSession = 200;

/** An action of a pair. It lives once, and every session shows it by reference. */
export const actionView = z.object({
  id: idSchema,
  mentorshipId: idSchema,
  what: z.string(),
  ownerId: idSchema,
  /** A calendar date in nobody's zone: "by that day". */
  due: dateSchema.nullable(),
  state: actionState,
  /** The session in which it was agreed, where there was one. */
  sessionId: idSchema.nullable(),
  createdAt: instantSchema,
  closedAt: instantSchema.nullable(),
  reviews: z.array(actionReview).max(mostReviews),
  /** Grows by one with every change; a client keeps the newest it has seen. */
  version: z.number().int(),
  /** The key under which it was added, by which its author's device knows it again; empty for the server's own. */
  key: z.string(),
});
export type ActionView = z.output<typeof actionView>;

/** Chosen by the client for each change, so that a repeated request changes nothing twice. */
const key = z.string().min(8).max(64);
const what = lineOf(500);
const actionParams = z.object({ actionId: idSchema });

export const listActions = operation({
  id: 'mentorships.listActions',
  method: 'get',
  path: '/api/mentorships/:mentorshipId/actions',
  summary: 'Actions of a pair: open ones by due date, closed ones newest first.',
  caller: 'signedIn',
  params: z.object({ mentorshipId: idSchema }),
  query: pageQuery.extend({ state: z.enum(['open', 'closed']).default('open') }),
  output: pageOf(actionView),
  errors: ['not_found'],
});

export const listMyActions = operation({
  id: 'mentorships.listMyActions',
  method: 'get',
  path: '/api/actions',
  summary: 'Open actions that the viewer owes, over all their active pairs, by due date.',
  caller: 'signedIn',
  query: pageQuery,
  output: pageOf(actionView),
  errors: [],
});

export const createAction = operation({
  id: 'mentorships.createAction',
  method: 'post',
  path: '/api/mentorships/:mentorshipId/actions',
  summary: 'Adds an action; the same key again answers the action that it made.',
  caller: 'signedIn',
  params: z.object({ mentorshipId: idSchema }),
  body: z.object({
    key,
    what,
    ownerId: idSchema,
    due: dateSchema.nullable(),
    sessionId: idSchema.nullable(),
  }),
  output: actionView,
  errors: ['not_found', 'mentorship_ended'],
});

export const changeAction = operation({
  id: 'mentorships.changeAction',
  method: 'patch',
  path: '/api/actions/:actionId',
  summary:
    'Changes fields of an action; the last writer of a field wins, earlier values stay in its history.',
  caller: 'signedIn',
  params: actionParams,
  body: z.object({
    key,
    what: what.optional(),
    ownerId: idSchema.optional(),
    due: dateSchema.nullable().optional(),
    state: actionState.optional(),
  }),
  output: actionView,
  errors: ['not_found', 'mentorship_ended', 'conflict'],
});

export const reviewAction = operation({
  id: 'mentorships.reviewAction',
  method: 'post',
  path: '/api/actions/:actionId/reviews',
  summary:
    "Answers an action in a session's review: done and drop close it, keep and change leave it open. A second answer in the same session replaces the first.",
  caller: 'signedIn',
  params: actionParams,
  body: z.object({ sessionId: idSchema, verdict: reviewVerdict, howItWent: textOf(2000).default('') }),
  output: actionView,
  errors: ['not_found', 'mentorship_ended', 'conflict'],
});
