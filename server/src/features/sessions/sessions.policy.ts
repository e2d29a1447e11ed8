import type { Standing } from '@rapport/shared/mentorships/mentorships.api';
import type { Meeting } from '@rapport/shared/sessions/report';
import { documentsWritable, type SessionTimes } from '@rapport/shared/sessions/sessionState';
import type { Access } from '../collab/index.ts';
import { isOfPair } from '../mentorships/index.ts';
import type { Session } from './sessionStore.ts';

/** The page behind the link: what it is about, its changes, its call, its record. The two people's alone. */
export const mayReadSession = isOfPair;

export const mayBook = isOfPair;

export const mayMoveOrCancel = isOfPair;

/** What comes of the last sessions is said to the two: an office counts by its own lists. */
export const mayReadVideoShare = isOfPair;

/** Proposing is booking with a question; whose turn it is to answer, the session says. */
export const mayAnswer = isOfPair;

/** Either of the two: it is the hour of both, and each may still go when they must. */
export const mayExtend = isOfPair;

/** Of a session without a call the two say how it went. */
export const mayReportSession = isOfPair;

/** Time, state and measured minutes, in lists: the two, and those in office. */
export const mayListSessions = (standing: Standing | undefined): standing is Standing =>
  standing !== undefined;

/** Title and place are the pair's own text: who holds an office neither reads them nor finds by them. */
export const mayReadTitles = isOfPair;

/** Agenda and notes at `now`. The two of an ended pair, and of a session long over, keep them to read. */
export function documentAccess(
  standing: Standing | undefined,
  session: SessionTimes,
  isPairActive: boolean,
  now: number,
): Access {
  if (!isOfPair(standing)) return 'none';
  return isPairActive && documentsWritable(session, now) ? 'write' : 'read';
}

/** One's own notes beside a session stay one's own: no end of the session or of the pair takes anything away. */
export function marginAccess(standing: Standing | undefined): Access {
  return isOfPair(standing) ? 'write' : 'none';
}

/** The session in the form that the shared rules take. */
export function timesOf(session: Session): Meeting {
  const { state, kind, startsAt, minutes, endedAt } = session;
  return { state, kind, startsAt: startsAt.getTime(), minutes, endedAt: endedAt?.getTime() ?? null };
}
