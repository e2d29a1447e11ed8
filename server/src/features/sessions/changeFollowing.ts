import { RapportError } from '@rapport/shared/core/errors';
import type { ParsedOf } from '@rapport/shared/core/route';
import type {
  cancelFollowing as cancelOperation,
  moveFollowing as moveOperation,
} from '@rapport/shared/scheduling/series.api';
import { addDays, daysBetween } from '@rapport/shared/sessions/wallTime';
import { isDuplicate } from '../../platform/db/database.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { cancellation, refusalOf } from './changeSession.ts';
import { loadSession } from './loadSession.ts';
import { plannedStart, soonestStart, timeTaken } from './plannedStart.ts';
import type { Session, SessionCommand, SessionStore } from './sessionStore.ts';
import { mayMoveOrCancel } from './sessions.policy.ts';
import { changingTooFast, untilApplied } from './untilApplied.ts';

/**
 * Moves a session and those that come after it in its series: to one time of the day, and each as many days on from
 * its day by the rule as this one. Those that were moved singly go along.
 */
export async function moveFollowing(
  store: SessionStore,
  who: Principal,
  sessionId: string,
  { date, time, zone, minutes, reason }: ParsedOf<typeof moveOperation>['body'],
  now: number,
): Promise<readonly Session[]> {
  plannedStart({ date, time, zone }, now);
  return changeFollowing(store, who, sessionId, (following, first) => {
    const days = daysBetween(first.series.date, date);
    return following.map(({ id, version, startsAt: from, series }): SessionCommand => {
      const wall = { date: addDays(series.date, days), time };
      const startsAt = soonestStart({ ...wall, zone });
      const change = {
        kind: 'moved' as const,
        by: who.personId,
        at: new Date(now),
        reason,
        from,
        to: startsAt,
      };
      const patch = { when: { startsAt, minutes, zone, wall }, change };
      return { id, event: 'moved', cause: 'person', patch, onlyVersion: version };
    });
  });
}

/** Cancels a session and those that come after it in its series. */
export function cancelFollowing(
  store: SessionStore,
  who: Principal,
  sessionId: string,
  { reason }: ParsedOf<typeof cancelOperation>['body'],
  now: number,
): Promise<readonly Session[]> {
  return changeFollowing(store, who, sessionId, (following) =>
    following.map((session) => ({
      ...{ id: session.id, event: 'cancelled', cause: 'person', onlyVersion: session.version },
      patch: { change: cancellation(session, who.personId, reason, now) },
    })),
  );
}

type Occurrence = Session & { readonly series: NonNullable<Session['series']> };

const isOccurrence = (session: Session): session is Occurrence => session.series !== undefined;

async function changeFollowing(
  store: SessionStore,
  who: Principal,
  sessionId: string,
  commandsFor: (following: readonly Occurrence[], first: Occurrence) => readonly SessionCommand[],
): Promise<readonly Session[]> {
  const load = () => loadSession(store, who, sessionId, mayMoveOrCancel);
  const change = async (first: Session) => {
    const refused = refusalOf(first.state);
    if (refused) throw new RapportError(refused, { message: `This session is ${first.state}.` });
    // One that belongs to no series has none that follow it.
    if (!isOccurrence(first))
      throw new RapportError('not_found', { message: 'This is no session of a series.' });
    const following: Occurrence[] = [];
    for await (const session of store.every({ states: ['scheduled'], seriesId: first.series.id })) {
      if (isOccurrence(session) && session.series.date >= first.series.date) following.push(session);
    }
    // It has begun, or was cancelled, between the two questions.
    if (!following.some(({ id }) => id === first.id)) return undefined;
    following.sort((a, b) => a.series.date.localeCompare(b.series.date));
    return store.applyAll(commandsFor(following, first)).catch((error: unknown) => {
      throw isDuplicate(error) ? timeTaken(error) : error;
    });
  };
  return untilApplied(load, change, changingTooFast);
}
