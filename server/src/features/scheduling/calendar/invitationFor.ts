import type { Identity } from '../../identity/index.ts';
import type { Sessions } from '../../sessions/index.ts';
import type { CalendarRequest } from './calendarEvent.ts';
import { calendarEvents } from './calendarEvents.ts';
import { calendarOf, hasNews } from './calendarOf.ts';

export interface InvitationRequest {
  /** Of one act: a session, all of a series, or one of it and those that follow. */
  readonly sessionIds: readonly string[];
  readonly receiverId: string;
  readonly method: 'REQUEST' | 'CANCEL';
  /** The installation's own sender. */
  readonly organiser: NonNullable<CalendarRequest['organiser']>;
}

/** Goes into a mail as an alternative of type `text/calendar; method=<method>; charset=utf-8`. */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly filename: string;
  readonly content: string;
}

export interface CalendarPorts {
  readonly identity: Pick<Identity, 'people' | 'contacts'>;
  readonly sessions: Pick<Sessions, 'find' | 'load' | 'ofPerson'>;
  /** Under which the installation is reached, in links and names. */
  readonly origin: string;
}

export const hostOf = (origin: string): string => new URL(origin).hostname;

/**
 * What a mail about these sessions puts into the receiver's calendar, as they stand now.
 * @returns undefined when there is nothing to say by this method any more, or this is nobody's session of theirs
 */
export async function invitationFor(
  { identity, sessions, origin }: CalendarPorts,
  { sessionIds, receiverId, method, organiser }: InvitationRequest,
): Promise<Invitation | undefined> {
  const found = await Promise.all(sessionIds.map((id) => sessions.find(id)));
  const own = found.flatMap((session) =>
    session && (session.mentorId === receiverId || session.menteeId === receiverId) ? [session] : [],
  );
  const events = await calendarEvents(identity, own, origin);
  if (!hasNews(method, events)) return undefined;
  const content = calendarOf({ method, events, receiverId, host: hostOf(origin), organiser });
  return { method, filename: method === 'REQUEST' ? 'invitation.ics' : 'cancellation.ics', content };
}
