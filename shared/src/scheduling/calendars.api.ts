import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';
import { instantSchema } from '../core/time.ts';

/** Calendars of one person, at most. */
export const mostCalendars = 3;

/**
 * Where a calendar can be read: https, which `webcal` means as well. Not http: the address is all that somebody needs
 * who wants to read the calendar, and http would tell it to everybody on the way.
 */
const calendarAddress = z
  .string()
  .trim()
  .max(2_048)
  .transform((text) => text.replace(/^webcals?:/i, 'https:'))
  .refine(isHttps, 'address');

function isHttps(text: string): boolean {
  try {
    const { protocol, username, password } = new URL(text);
    return protocol === 'https:' && username === '' && password === '';
  } catch {
    return false;
  }
}

/** Why a calendar could not be read: what the owner can do about it differs. */
export const calendarProblem = z.enum([
  /** None that can be asked. */
  'address',
  /** Leads into a private network, or to an unusual port. */
  'not_allowed',
  'unknown_host',
  'unreachable',
  /** The server there cannot prove who it is. */
  'not_trusted',
  'slow',
  'too_large',
  'redirects',
  'packed',
  /** The server there does not know the address, or gives it to nobody without a password. */
  'refused',
  /** Something is wrong on the server there. */
  'failing',
  'not_calendar',
  'cut_off',
  /** More times than any person has. */
  'too_many',
  'unreadable',
]);
export type CalendarProblem = z.output<typeof calendarProblem>;

/** A calendar as its owner sees it. The address is a secret: only enough to tell one from another. */
const calendarView = z.object({
  id: idSchema,
  host: z.string(),
  /** The last characters of the address. */
  ending: z.string().max(4),
  /** When it was last read well. */
  readAt: instantSchema,
  /** Busy times from now on, in four weeks; null once they have become too old to count. */
  busy: z.number().int().nullable(),
  /** Until when they count if it cannot be read again. */
  countsUntil: instantSchema,
  /** Why it could not be read the last time; null when it could. */
  problem: calendarProblem.nullable(),
});
export type CalendarView = z.output<typeof calendarView>;

const calendarParams = z.object({ calendarId: idSchema });
const calendarBody = z.object({ url: calendarAddress });

export const listCalendars = operation({
  id: 'scheduling.listCalendars',
  method: 'get',
  path: '/api/me/calendars',
  summary: 'The calendars from which the viewer’s busy times are read.',
  caller: 'signedIn',
  output: z.object({ items: z.array(calendarView).max(mostCalendars) }),
  errors: [],
});

export const addCalendar = operation({
  id: 'scheduling.addCalendar',
  method: 'post',
  path: '/api/me/calendars',
  summary:
    'Reads a calendar (ICS) and keeps its busy times, never what they are. One that cannot be read is not kept: `fields.url` says why.',
  caller: 'signedIn',
  body: calendarBody,
  output: calendarView,
  errors: ['conflict'],
});

export const changeCalendar = operation({
  id: 'scheduling.changeCalendar',
  method: 'put',
  path: '/api/me/calendars/:calendarId',
  summary: 'Gives a calendar another address, once that can be read.',
  caller: 'signedIn',
  params: calendarParams,
  body: calendarBody,
  output: calendarView,
  errors: ['not_found'],
});

export const readCalendarAgain = operation({
  id: 'scheduling.readCalendarAgain',
  method: 'post',
  path: '/api/me/calendars/:calendarId/read',
  summary: 'Reads a calendar again now. What comes of it is in the answer.',
  caller: 'signedIn',
  params: calendarParams,
  output: calendarView,
  errors: ['not_found'],
});

export const removeCalendar = operation({
  id: 'scheduling.removeCalendar',
  method: 'delete',
  path: '/api/me/calendars/:calendarId',
  summary: 'Forgets a calendar, its address and its busy times.',
  caller: 'signedIn',
  params: calendarParams,
  errors: ['not_found'],
});
