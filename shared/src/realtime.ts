import type { PersonSummary } from './identity/identity.api.ts';
import type { ActionView } from './mentorships/actions.api.ts';
import type { NoticeView } from './messaging/messaging.api.ts';
import type { RingAnswer, RingView } from './messaging/ring.api.ts';
import type { VersionView } from './sessions/history.api.ts';

/**
 * Live events over Socket.IO. Delivery is at most once, so each is a hint with an id in the database behind it:
 * after a reconnect the client reads again. Every person has one room; the server decides who hears what.
 */
export interface ServerEvents {
  /** An action was created or changed. Keep it when its version is newer than yours. */
  'action.changed': (event: { action: ActionView }) => void;
  /** A session was booked, moved, cancelled, went live, ended or got its record. Read it again. */
  'session.changed': (event: { sessionId: string; mentorshipId: string; version: number }) => void;
  /** A guest of a session was asked for, accepted, waits, was let in or put out. Read its guests again. */
  'guest.changed': (event: { sessionId: string }) => void;
  /** A version of agenda and notes was kept because a person asked for it, or went back to an earlier one. */
  'version.kept': (event: { sessionId: string; version: VersionView }) => void;
  /** The person was told something; sent to them alone. Quiet while they are in a call: it stands in their list. */
  'notice.written': (event: { notice: NoticeView; isQuiet: boolean }) => void;
  /** Somebody calls the person. At most once: who comes online meanwhile finds the session on their page. */
  'call.ringing': (event: { ring: RingView }) => void;
  /** Sent to both: the one who was called comes, or not now. */
  'call.answered': (event: {
    sessionId: string;
    answer: RingAnswer['answer'];
    text: string;
    by: PersonSummary;
  }) => void;
  /** Somebody whom the person is paired with is in a call now, or not any more. */
  'person.inSession': (event: { personId: string; inSession: boolean }) => void;
  /** A pair began or ended. */
  'mentorship.changed': (event: { mentorshipId: string }) => void;
  /** The SFU came back or went away; hint for the banner. */
  'call.health': (event: { sfu: 'ok' | 'down' }) => void;
  /** The database was lost or found again; told to everybody, so that a page that asks nothing knows too. */
  'database.health': (event: { database: 'ok' | 'down' }) => void;
}

export interface ClientEvents {
  /** Asks the server's clock: answers ms since the epoch. */
  'clock.read': (answer: (now: number) => void) => void;
}

export const socketPath = '/socket.io';
