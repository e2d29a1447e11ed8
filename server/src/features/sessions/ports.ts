import type { ParsedOf } from '@rapport/shared/core/route';
import type { cancelFollowing, moveFollowing } from '@rapport/shared/scheduling/series.api';
import type { AgendaItem } from '@rapport/shared/sessions/agendaDocument';
import type { AttendanceReport } from '@rapport/shared/sessions/attendance';
import type { Report } from '@rapport/shared/sessions/report';
import type { SessionEvent } from '@rapport/shared/sessions/sessionState';
import type { SessionSummary, SessionView } from '@rapport/shared/sessions/sessions.api';
import type { ClientSession } from 'mongoose';
import { domainEvent } from '../../platform/events.ts';
import type { Principal } from '../../platform/http/principal.ts';
import type { SeriesBooking } from './bookSession.ts';
import type { Extension } from './extendSession.ts';
import type { PersonalQuery } from './sessionQueries.ts';
import type { Session } from './sessionStore.ts';

/** A record as frozen; actions are joined when it is read, because they live on. */
export interface FrozenRecord {
  readonly sessionId: string;
  readonly version: number;
  readonly frozenAt: Date;
  readonly agenda: readonly AgendaItem[];
  /** ProseMirror JSON in the notes' schema. */
  readonly notes: Record<string, unknown>;
  readonly attendance: AttendanceReport;
  /** Where there was no call to measure it: how long the two say that they met; the last one counts. */
  readonly reports: readonly Report[];
  /** Names of guests who were in the call. */
  readonly guests: readonly string[];
}

/** A time that is planned, or running. */
export interface TakenTime {
  readonly sessionId: string;
  readonly mentorshipId: string;
  readonly mentorId: string;
  readonly menteeId: string;
  readonly startsAt: Date;
  readonly minutes: number;
}

/** What sessions offers to features on its right. */
export interface Sessions {
  /**
   * Has every change of a session followed, at least once, also after a crash: `follow` gets the session as it is by
   * then, and may get it again.
   */
  onChange(follow: (session: Session) => Promise<void>): void;
  /** Without asking who may; undefined where there is none. */
  find(sessionId: string): Promise<Session | undefined>;
  /** All sessions of a series, in whatever state, earliest first. */
  everyOfSeries(seriesId: string): Promise<readonly Session[]>;
  /** Whether that person has written anything into a session's agenda or notes. */
  hasWritten(sessionId: string, personId: string): Promise<boolean>;
  /**
   * Books all sessions of a series, or none, and what is written `alongside` in the same transaction.
   * @throws RapportError as booking one does; conflict when one of the times is taken
   */
  bookOccurrences(
    principal: Principal,
    mentorshipId: string,
    booking: SeriesBooking,
    alongside: (transaction: ClientSession) => Promise<unknown>,
  ): Promise<SessionSummary[]>;
  /** A session of the pair that begins now, as nobody has planned it. @throws RapportError as booking one does */
  bookNow(principal: Principal, mentorshipId: string): Promise<Session>;
  /** @throws RapportError as the operation does */
  cancel(principal: Principal, sessionId: string, reason: string): Promise<Session>;
  /** Those of the series that are coming or running, for a person of the pair. */
  ofSeries(principal: Principal, seriesId: string): Promise<SessionSummary[]>;
  /** What these people have planned or running within [from, before), with whomever. */
  taken(personIds: readonly string[], from: Date, before: Date): Promise<TakenTime[]>;
  moveFollowing(
    principal: Principal,
    sessionId: string,
    to: ParsedOf<typeof moveFollowing>['body'],
  ): Promise<SessionSummary[]>;
  cancelFollowing(
    principal: Principal,
    sessionId: string,
    why: ParsedOf<typeof cancelFollowing>['body'],
  ): Promise<SessionSummary[]>;
  /** A call that runs, for a person of the pair. @throws RapportError why it is none */
  running(principal: Principal, sessionId: string): Promise<Session>;
  /**
   * Makes a session that runs longer; one that is longer than `seenMinutes` already is answered as it is.
   * @throws RapportError conflict when one of the two has another session then
   */
  extend(principal: Principal, sessionId: string, to: Extension): Promise<Session>;
  /** As it is stored, for a person of the pair. @throws RapportError not_found for everybody else */
  load(principal: Principal, sessionId: string): Promise<Session>;
  /** A person's own, whoever with, soonest first. */
  ofPerson(personId: string, query: PersonalQuery): Promise<readonly Session[]>;
  /** For a person of the pair. @throws RapportError not_found for everybody else */
  view(principal: Principal, sessionId: string): Promise<SessionView>;
  /** Those of these people who are in a call at this moment, with whomever. */
  inCalls(personIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The newest version of the record, or undefined while there is none. */
  record(sessionId: string): Promise<FrozenRecord | undefined>;
}

/** One of the pair would like a guest to come, and the other one has to say. */
export const guestAsked = domainEvent<{ session: Session; guestId: string; by: string }>(
  'sessions.guestAsked',
);

/** A session was booked or proposed, or an event of its table was applied; `people` are its mentor and its mentee. */
export const sessionChanged = domainEvent<{
  sessionId: string;
  mentorshipId: string;
  people: readonly string[];
  version: number;
  event: SessionEvent | 'booked' | 'proposed';
}>('sessions.changed');
