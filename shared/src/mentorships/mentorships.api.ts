import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { pageOf, pageQuery } from '../core/page.ts';
import { operation } from '../core/route.ts';
import { instantSchema } from '../core/time.ts';
import { personSummary, programmeSummary } from '../identity/identity.api.ts';

/** What the viewer is to a mentorship; decides what is shown and offered. */
export const standing = z.enum(['mentor', 'mentee', 'manager', 'admin']);
export type Standing = z.output<typeof standing>;

export const mentorshipView = z.object({
  id: idSchema,
  mentor: personSummary,
  mentee: personSummary,
  programme: programmeSummary,
  state: z.enum(['active', 'ended']),
  since: instantSchema,
  endedAt: instantSchema.nullable(),
  viewer: standing,
});
export type MentorshipView = z.output<typeof mentorshipView>;

const mentorshipParams = z.object({ mentorshipId: idSchema });

export const listMentorships = operation({
  id: 'mentorships.listMentorships',
  method: 'get',
  path: '/api/mentorships',
  summary: 'Pairs the viewer belongs to, manages or administers; active first, newest first.',
  caller: 'signedIn',
  query: pageQuery.extend({
    /** Those that the viewer belongs to, or those that they only look after. */
    which: z.enum(['all', 'own', 'others']).default('all'),
  }),
  output: pageOf(mentorshipView),
  errors: [],
});

export const createMentorship = operation({
  id: 'mentorships.createMentorship',
  method: 'post',
  path: '/api/mentorships',
  summary: 'Pairs two people in a programme. For its managers and for admins.',
  caller: 'signedIn',
  body: z.object({ programmeId: idSchema, mentorId: idSchema, menteeId: idSchema }),
  output: mentorshipView,
  errors: ['not_found', 'already_paired'],
});

export const readMentorship = operation({
  id: 'mentorships.readMentorship',
  method: 'get',
  path: '/api/mentorships/:mentorshipId',
  summary: 'One pair.',
  caller: 'signedIn',
  params: mentorshipParams,
  output: mentorshipView,
  errors: ['not_found'],
});

export const endMentorship = operation({
  id: 'mentorships.endMentorship',
  method: 'post',
  path: '/api/mentorships/:mentorshipId/end',
  summary: 'Ends a pair: by its mentor, its manager or an admin. Both keep what they wrote, to read.',
  caller: 'signedIn',
  params: mentorshipParams,
  output: mentorshipView,
  errors: ['not_found', 'mentorship_ended'],
});
