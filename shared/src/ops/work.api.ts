import { z } from 'zod';
import { pageOf, pageQuery } from '../core/page.ts';
import { operation } from '../core/route.ts';
import { instantSchema } from '../core/time.ts';

const jobState = z.enum(['waiting', 'done', 'failed']);

/** A piece of work of the server's, without what it is about. */
export const jobView = z.object({
  id: z.string(),
  kind: z.string(),
  state: jobState,
  dueAt: instantSchema,
  /** When it is tried next; null once it is over. */
  nextAt: instantSchema.nullable(),
  attempts: z.number().int(),
  /** Why the last attempt failed, as the part that failed said it; empty otherwise. */
  problem: z.string(),
});
export type JobView = z.output<typeof jobView>;

/** A mail. What it says is shown only while no mail server is set: somebody has to pass it on then. */
export const mailView = z.object({
  id: z.string(),
  to: z.object({ name: z.string(), address: z.string() }),
  subject: z.string(),
  text: z.string().nullable(),
  state: z.enum(['waiting', 'sent', 'failed', 'kept']),
  problem: z.string(),
  createdAt: instantSchema,
  sentAt: instantSchema.nullable(),
});
export type MailView = z.output<typeof mailView>;

export const listJobs = operation({
  id: 'ops.listJobs',
  method: 'get',
  path: '/api/operations/jobs',
  summary:
    'Work that waits (soonest first), or is done or given up (newest first), with how much there is of each.',
  caller: 'signedIn',
  query: pageQuery.extend({ state: jobState.default('waiting') }),
  output: pageOf(jobView).extend({
    /** Counted up to 1,000. `late` should have been done five minutes ago. */
    counts: z.object({ waiting: z.number().int(), late: z.number().int(), failed: z.number().int() }),
  }),
  errors: ['not_found'],
});

export const retryJob = operation({
  id: 'ops.retryJob',
  method: 'post',
  path: '/api/operations/jobs/retry',
  summary: 'Takes work that was given up on again.',
  caller: 'signedIn',
  body: z.object({ id: z.string().max(500) }),
  errors: ['not_found'],
});

export const listMail = operation({
  id: 'ops.listMail',
  method: 'get',
  path: '/api/operations/mail',
  summary: 'Mail of the last 30 days, newest first.',
  caller: 'signedIn',
  query: pageQuery,
  output: pageOf(mailView).extend({
    /** Whether there is a mail server; without one mail is kept here, for an admin to pass on. */
    isOn: z.boolean(),
  }),
  errors: ['not_found'],
});
