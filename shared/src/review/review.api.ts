import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';
import { instantSchema } from '../core/time.ts';
import { actionView, mostOfSession } from '../mentorships/actions.api.ts';
import { agendaItem } from '../sessions/agendaDocument.ts';
import { mostListedGuests } from '../sessions/guestLimits.ts';
import { sessionView } from '../sessions/sessions.api.ts';

export const attendanceView = z.object({
  /** "measured" by the SFU; "without call" when nobody was in the call; "reported" by the two where there is none. */
  grade: z.enum(['measured', 'without_call', 'reported']),
  minutesTogether: z.number().int(),
  plannedMinutes: z.number().int(),
  people: z.array(z.object({ personId: idSchema, minutes: z.number().int() })).max(2),
  /** Who said how long, and who corrected it; empty where it was measured. */
  reports: z.array(z.object({ personId: idSchema, minutes: z.number().int() })).max(2),
});

/** Items of an agenda that are shown in its record. */
export const mostItems = 1_000;

/** What remains of a session. Agenda and notes are frozen; actions are shown as they stand now. */
export const recordView = z.object({
  session: sessionView,
  version: z.number().int(),
  frozenAt: instantSchema,
  agenda: z.array(agendaItem).max(mostItems),
  /** ProseMirror document (JSON) in the notes' schema. */
  notes: z.record(z.string(), z.unknown()),
  attendance: attendanceView,
  /** Names of guests who were in the call. */
  guests: z.array(z.string()).max(mostListedGuests),
  /** Agreed in this session. */
  actions: z.array(actionView).max(mostOfSession),
  /** Answered in this session's review. */
  reviewed: z.array(actionView).max(mostOfSession),
});
export type RecordView = z.output<typeof recordView>;

export const readRecord = operation({
  id: 'review.readRecord',
  method: 'get',
  path: '/api/sessions/:sessionId/record',
  summary: "A session's record, for the two people of its pair.",
  caller: 'signedIn',
  params: z.object({ sessionId: idSchema }),
  output: recordView,
  errors: ['not_found'],
});
