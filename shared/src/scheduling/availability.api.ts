import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';
import { dateSchema, instantSchema } from '../core/time.ts';
import { availability } from './availability.ts';

/** Days that a search for times may cover, and times that it answers, at most. */
export const mostSlotDays = 31;
export const mostSlots = 200;

export const readAvailability = operation({
  id: 'scheduling.readAvailability',
  method: 'get',
  path: '/api/me/availability',
  summary:
    'When the viewer can meet, in their own zone; what counts for those who have said nothing otherwise.',
  caller: 'signedIn',
  output: z.object({
    availability,
    /** False while the viewer has said nothing. */
    own: z.boolean(),
  }),
  errors: [],
});

export const saveAvailability = operation({
  id: 'scheduling.saveAvailability',
  method: 'put',
  path: '/api/me/availability',
  summary: 'Says when the viewer can meet. Sessions that are booked stay.',
  caller: 'signedIn',
  body: availability,
  output: availability,
  errors: [],
});

export const findSlots = operation({
  id: 'scheduling.findSlots',
  method: 'get',
  path: '/api/mentorships/:mentorshipId/slots',
  summary: 'Starts that fit both people of a pair, earliest first, from a day in the zone of the viewer on.',
  caller: 'signedIn',
  params: z.object({ mentorshipId: idSchema }),
  query: z.object({
    from: dateSchema,
    days: z.coerce.number().int().min(1).max(mostSlotDays).default(14),
    minutes: z.coerce.number().int().min(10).max(240),
    /** The search ends with so many days that have times. */
    enough: z.coerce.number().int().min(1).max(mostSlotDays).default(mostSlotDays),
    /** A session that is to be moved: its own time is free. */
    moving: idSchema.optional(),
  }),
  output: z.object({
    items: z.array(instantSchema).max(mostSlots),
    /** Whose times are known, because they have said so. */
    known: z.object({ mentor: z.boolean(), mentee: z.boolean() }),
  }),
  errors: ['not_found', 'mentorship_ended'],
});
