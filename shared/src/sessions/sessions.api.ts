import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { pageOf, pageQuery } from '../core/page.ts';
import { operation } from '../core/route.ts';
import { lineOf, textOf } from '../core/text.ts';
import { dateSchema, instantSchema, wallTimeSchema, zoneSchema } from '../core/time.ts';
import { personSummary } from '../identity/identity.api.ts';
import { standing } from '../mentorships/mentorships.api.ts';
import { longestSession } from './extension.ts';
import { placeText, sessionKind } from './sessionKind.ts';
import { sessionState } from './sessionState.ts';

/** A session in lists; all that a manager may know of one. */
export const sessionSummary = z.object({
  id: idSchema,
  mentorshipId: idSchema,
  title: z.string(),
  state: sessionState,
  kind: sessionKind,
  /** Who calls whom, or where the two meet, in their own words; empty for a video call. */
  place: z.string(),
  startsAt: instantSchema,
  minutes: z.number().int(),
  /** The zone in which it was booked. */
  zone: z.string(),
  mentor: personSummary,
  mentee: personSummary,
  viewer: standing,
  /** The series that it belongs to, if any. */
  seriesId: idSchema.nullable(),
  /** Who proposed its time last, where it was not simply booked: while it is `proposed` the other one answers. */
  proposedBy: idSchema.nullable(),
  /** Cancelled less than a day before its start. */
  cancelledLate: z.boolean(),
  endedAt: instantSchema.nullable(),
  /** Time together in whole minutes, measured or told by the two, once it is over. */
  minutesTogether: z.number().int().nullable(),
});
export type SessionSummary = z.output<typeof sessionSummary>;

/** Changes that are shown with a session: of more of them the latest. */
export const mostChanges = 100;

/** Other times, cancellations and answers, oldest first, with the reason that the person gave. */
const sessionChange = z.object({
  kind: z.enum(['moved', 'cancelled', 'countered', 'declined', 'withdrawn']),
  by: personSummary,
  at: instantSchema,
  reason: z.string(),
  from: instantSchema,
  to: instantSchema.nullable(),
  /** Of a cancellation: it came less than a day before the start. */
  late: z.boolean(),
});

/** A session as its two people see it. */
export const sessionView = sessionSummary.extend({
  changes: z.array(sessionChange).max(mostChanges),
  /** How long the two met, as told by one of them and corrected by the other: at most two, the last one counts. */
  reports: z.array(z.object({ by: personSummary, at: instantSchema, minutes: z.number().int() })).max(2),
  /** The pair's earlier session, whose actions are reviewed here. */
  previousSessionId: idSchema.nullable(),
  /** The pair's next session after this one, once booked. */
  nextSession: z.object({ id: idSchema, startsAt: instantSchema }).nullable(),
  /** Whether agenda and notes may be written now. */
  writable: z.boolean(),
  version: z.number().int(),
});
export type SessionView = z.output<typeof sessionView>;

const sessionParams = z.object({ sessionId: idSchema });
/** The other person is owed one. */
export const changeReason = textOf(500).min(1);

/** When a session is, as a person says it: a wall-clock time in their zone. */
export const plannedTime = z.object({
  date: dateSchema,
  time: wallTimeSchema,
  zone: zoneSchema,
  minutes: z.number().int().min(10).max(longestSession),
});

/** What a session is about and how it is held. */
export const sessionPlan = z.object({
  title: lineOf(120),
  templateId: z.string().max(64),
  kind: sessionKind.default('video'),
  place: placeText.default(''),
});

export const agendaTemplateView = z.object({
  id: z.string(),
  name: z.string(),
  items: z.array(z.object({ title: z.string(), minutes: z.number().int() })).max(100),
});

export const listAgendaTemplates = operation({
  id: 'sessions.listAgendaTemplates',
  method: 'get',
  path: '/api/mentorships/:mentorshipId/agenda-templates',
  summary: "Agenda templates of the pair's programme, the likeliest first.",
  caller: 'signedIn',
  params: z.object({ mentorshipId: idSchema }),
  output: z.object({ items: z.array(agendaTemplateView).max(100) }),
  errors: ['not_found'],
});

export const bookSession = operation({
  id: 'sessions.bookSession',
  method: 'post',
  path: '/api/mentorships/:mentorshipId/sessions',
  summary: 'Books a session and writes its document from an agenda template, in one transaction.',
  caller: 'signedIn',
  params: z.object({ mentorshipId: idSchema }),
  body: plannedTime.extend(sessionPlan.shape),
  output: sessionView,
  errors: ['not_found', 'mentorship_ended', 'time_in_past', 'time_does_not_exist', 'conflict'],
});

export const listSessions = operation({
  id: 'sessions.listSessions',
  method: 'get',
  path: '/api/mentorships/:mentorshipId/sessions',
  summary: "A pair's sessions: coming ones soonest first, past ones newest first, by title and date.",
  caller: 'signedIn',
  params: z.object({ mentorshipId: idSchema }),
  query: pageQuery.extend({
    when: z.enum(['coming', 'past']).default('coming'),
    title: z.string().trim().max(80).optional(),
    from: dateSchema.optional(),
    to: dateSchema.optional(),
  }),
  output: pageOf(sessionSummary),
  errors: ['not_found'],
});

export const listComingSessions = operation({
  id: 'sessions.listComingSessions',
  method: 'get',
  path: '/api/sessions',
  summary: "The viewer's own coming and running sessions over all pairs, soonest first.",
  caller: 'signedIn',
  query: pageQuery,
  output: pageOf(sessionSummary),
  errors: [],
});

export const readSession = operation({
  id: 'sessions.readSession',
  method: 'get',
  path: '/api/sessions/:sessionId',
  summary: 'One session, for the two people of its pair.',
  caller: 'signedIn',
  params: sessionParams,
  output: sessionView,
  errors: ['not_found'],
});

/** Why a session cannot be changed that is not, or not any more, to come. */
export const changeRefusals = [
  'not_found',
  'session_over',
  'session_cancelled',
  'session_started',
  'not_booked',
  'conflict',
] as const;

export const moveSession = operation({
  id: 'sessions.moveSession',
  method: 'post',
  path: '/api/sessions/:sessionId/move',
  summary: 'Moves a session that has not begun.',
  caller: 'signedIn',
  params: sessionParams,
  body: plannedTime.extend({ reason: changeReason }),
  output: sessionView,
  errors: [...changeRefusals, 'time_in_past', 'time_does_not_exist'],
});

export const cancelSession = operation({
  id: 'sessions.cancelSession',
  method: 'post',
  path: '/api/sessions/:sessionId/cancel',
  summary: 'Cancels a session that has not begun.',
  caller: 'signedIn',
  params: sessionParams,
  body: z.object({ reason: changeReason }),
  output: sessionView,
  errors: changeRefusals,
});

/** A window of a browser, by a random name. */
export const callDevice = z.string().regex(/^[0-9A-Za-z_-]{6,40}$/);

export const joinCall = operation({
  id: 'sessions.joinCall',
  method: 'post',
  path: '/api/sessions/:sessionId/call',
  summary: 'Mints a short-lived token for the call. Each connection, also a reconnection, asks for its own.',
  caller: 'signedIn',
  params: sessionParams,
  body: z.object({
    device: callDevice,
    /** By what the person knows this browser when another one asks where they are, e.g. `Firefox on Windows`. */
    deviceLabel: z.string().trim().min(1).max(60).optional(),
    /** Comes in although the person is in this call in another window or on another device. */
    takesOver: z.boolean().default(false),
  }),
  output: z.object({
    token: z.string(),
    /** The SFU's participant identity: person and device, no name. */
    identity: z.string(),
  }),
  errors: [
    'not_found',
    'no_call',
    'not_open_yet',
    'session_over',
    'session_cancelled',
    'not_booked',
    'call_unavailable',
    'in_call_elsewhere',
  ],
});

export const switchCall = operation({
  id: 'sessions.switchCall',
  method: 'post',
  path: '/api/sessions/:sessionId/call/switch',
  summary: 'Once this device sends: ends the call on all other devices and windows of the person.',
  caller: 'signedIn',
  params: sessionParams,
  body: z.object({ device: callDevice }),
  errors: ['not_found', 'conflict'],
});

export const endSession = operation({
  id: 'sessions.endSession',
  method: 'post',
  path: '/api/sessions/:sessionId/end',
  summary: 'Ends a session and makes its record. A second end answers the same session.',
  caller: 'signedIn',
  params: sessionParams,
  output: sessionView,
  errors: ['not_found', 'forbidden', 'no_call', 'not_open_yet', 'session_cancelled', 'not_booked'],
});

export const receiveSfuEvent = operation({
  id: 'sessions.receiveSfuEvent',
  method: 'post',
  path: '/api/sfu/webhook',
  summary: "The SFU's webhook: signed, stored once by event id, taken as a hint.",
  caller: 'machine',
  errors: [],
});
