import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { documentsWritable } from '@rapport/shared/sessions/sessionState';
import { mostChanges, type SessionSummary, type SessionView } from '@rapport/shared/sessions/sessions.api';
import type { Principal } from '../../platform/http/principal.ts';
import type { Identity } from '../identity/index.ts';
import { type Mentorships, standingOf, unknownPerson } from '../mentorships/index.ts';
import { neighboursOf } from './sessionQueries.ts';
import type { Session } from './sessionStore.ts';
import { mayReadTitles, timesOf } from './sessions.policy.ts';

/**
 * Sessions in lists, as this person sees them. It is all that a manager may know of one: each field is listed here,
 * so that a new one of the model stays hidden until somebody adds it.
 */
export async function presentSummaries(
  identity: Identity,
  who: Principal,
  sessions: readonly Session[],
): Promise<SessionSummary[]> {
  const people = await identity.people(sessions.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]));
  return sessions.flatMap((session) => {
    const viewer = standingOf(who, session);
    if (!viewer) return [];
    const summary = { ...summarise(session, people), viewer };
    if (mayReadTitles(viewer)) return summary;
    return { ...summary, title: '', place: '', seriesId: null, proposedBy: null };
  });
}

/** A session as its two people see it. */
export async function presentSession(
  { identity, mentorships }: { identity: Identity; mentorships: Mentorships },
  who: Principal,
  session: Session,
  now: number,
): Promise<SessionView> {
  const viewer = standingOf(who, session);
  if (!viewer) throw new Error('a session that was loaded for somebody has a standing');
  const changes = session.changes.slice(-mostChanges);
  const [people, pair, { previous, next }] = await Promise.all([
    identity.people([session.mentorId, session.menteeId, ...changes.map(({ by }) => by)]),
    mentorships.find(session.mentorshipId),
    neighboursOf(session),
  ]);
  return {
    ...summarise(session, people),
    viewer,
    changes: changes.map(({ kind, by, at, reason, from, to, late = false }) => ({
      kind,
      by: people.get(by) ?? unknownPerson(by),
      at: at.toISOString(),
      reason,
      from: from.toISOString(),
      to: to?.toISOString() ?? null,
      late,
    })),
    reports: session.reports.map(({ by, at, minutes }) => ({
      by: people.get(by) ?? unknownPerson(by),
      at: at.toISOString(),
      minutes,
    })),
    previousSessionId: previous?.id ?? null,
    nextSession: next ? { id: next.id, startsAt: next.startsAt.toISOString() } : null,
    writable: pair?.state === 'active' && documentsWritable(timesOf(session), now),
    version: session.version,
  };
}

function summarise(
  session: Session,
  people: ReadonlyMap<string, PersonSummary>,
): Omit<SessionSummary, 'viewer'> {
  const { id, mentorshipId, title, state, kind, place, startsAt, minutes, zone, endedAt } = session;
  return {
    ...{ id, mentorshipId, title, state, kind, place, minutes, zone },
    minutesTogether: session.minutesTogether,
    proposedBy: session.proposedBy ?? null,
    cancelledLate: session.state === 'cancelled' && session.changes.some(({ late }) => late),
    seriesId: session.series?.id ?? null,
    startsAt: startsAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    mentor: people.get(session.mentorId) ?? unknownPerson(session.mentorId),
    mentee: people.get(session.menteeId) ?? unknownPerson(session.menteeId),
  };
}
