import type { Recurrence } from '@rapport/shared/scheduling/recurrence';
import type { SessionState } from '@rapport/shared/sessions/sessionState';

export interface CalendarPerson {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  /** Null for the made-up people of the sample. */
  readonly email: string | null;
}

/** A series as it was booked; what has become of its sessions is theirs to say. */
export interface CalendarSeries {
  readonly id: string;
  readonly wall: { readonly date: string; readonly time: string };
  readonly zone: string;
  readonly recurrence: Recurrence;
  /** Days of the rule on which nothing was booked. */
  readonly without: readonly string[];
  /** One address for all of it: no session's own. */
  readonly link: string;
}

/** A session as a calendar file tells of it. Instants in ms. */
export interface CalendarEvent {
  readonly id: string;
  /** Its day by the rule names it in the series, wherever it has been moved to. */
  readonly series: { readonly of: CalendarSeries; readonly date: string } | null;
  readonly startsAt: number;
  readonly minutes: number;
  readonly zone: string;
  readonly title: string;
  readonly version: number;
  readonly state: SessionState;
  /** Where they meet, or who calls whom; empty for a call of ours. */
  readonly place: string;
  readonly mentor: CalendarPerson;
  readonly mentee: CalendarPerson;
  /** Who booked it, or was the last to change it. */
  readonly by: string;
  readonly link: string;
  readonly updatedAt: number;
}

/** What a calendar file is to say, and to whom. */
export interface CalendarRequest {
  /**
   * - `REQUEST`: an invitation or what has changed since; says nothing of sessions that are called off.
   * - `CANCEL`: says nothing of others.
   * - `PUBLISH`: a file or a feed, which says both and invites nobody.
   */
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  readonly events: readonly CalendarEvent[];
  /** Whose calendar it is for: one of the two. */
  readonly receiverId: string;
  /** The installation's, after the @ of every UID. */
  readonly host: string;
  /** In whose name it is sent; of an invitation or a cancellation. */
  readonly organiser?: { readonly name: string; readonly email: string } | undefined;
  /** Of a feed, and how often (minutes) it is worth reading. */
  readonly feed?: { readonly name: string; readonly everyMinutes: number } | undefined;
}

/** By name, so that a state which is proposed or declined is told as such from the day on that there is one. */
const statuses: Readonly<Record<string, 'CANCELLED' | 'TENTATIVE'>> = {
  cancelled: 'CANCELLED',
  declined: 'CANCELLED',
  proposed: 'TENTATIVE',
};

export const statusOf = ({ state }: Pick<CalendarEvent, 'state'>): 'CONFIRMED' | 'CANCELLED' | 'TENTATIVE' =>
  statuses[state] ?? 'CONFIRMED';

export const isCalledOff = (event: Pick<CalendarEvent, 'state'>): boolean => statusOf(event) === 'CANCELLED';

/** Whom this person meets. */
export const otherOf = ({ mentor, mentee }: CalendarEvent, receiverId: string): CalendarPerson =>
  receiverId === mentor.id ? mentee : mentor;
