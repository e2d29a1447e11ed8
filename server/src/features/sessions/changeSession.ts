import { type ErrorCode, RapportError } from '@rapport/shared/core/errors';
import type { ParsedOf } from '@rapport/shared/core/route';
import type { changeKind as changeKindOperation } from '@rapport/shared/sessions/kind.api';
import { mayReport } from '@rapport/shared/sessions/report';
import { placeOf } from '@rapport/shared/sessions/sessionKind';
import { isLateCancellation, type SessionState } from '@rapport/shared/sessions/sessionState';
import type {
  cancelSession as cancelOperation,
  moveSession as moveOperation,
} from '@rapport/shared/sessions/sessions.api';
import { isDuplicate } from '../../platform/db/database.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { loadSession } from './loadSession.ts';
import { plannedStart, timeTaken } from './plannedStart.ts';
import type { Session, SessionCommand, SessionStore } from './sessionStore.ts';
import { mayMoveOrCancel, timesOf } from './sessions.policy.ts';
import { changingTooFast, untilApplied } from './untilApplied.ts';

/** Moves a session that has not begun. */
export async function moveSession(
  store: SessionStore,
  who: Principal,
  sessionId: string,
  { date, time, zone, minutes, reason }: ParsedOf<typeof moveOperation>['body'],
  now: number,
): Promise<Session> {
  return changeScheduled(store, who, sessionId, (session) => {
    const startsAt = plannedStart({ date, time, zone }, now);
    const change = {
      ...{ kind: 'moved' as const, by: who.personId, at: new Date(now), reason },
      ...{ from: session.startsAt, to: startsAt },
    };
    return store
      .applyEvent(
        session.id,
        'moved',
        'person',
        { when: { startsAt, minutes, zone, wall: { date, time } }, change },
        session.version,
      )
      .catch((error: unknown) => {
        throw isDuplicate(error) ? timeTaken(error) : error;
      });
  });
}

/** Cancels a session that has not begun. Its link stays and says so. */
export async function cancelSession(
  store: SessionStore,
  who: Principal,
  sessionId: string,
  { reason }: ParsedOf<typeof cancelOperation>['body'],
  now: number,
): Promise<Session> {
  return changeScheduled(store, who, sessionId, (session) =>
    store.applyEvent(
      session.id,
      'cancelled',
      'person',
      { change: cancellation(session, who.personId, reason, now) },
      session.version,
    ),
  );
}

/** Says how a session that has not begun is held. */
export async function changeKind(
  store: SessionStore,
  who: Principal,
  sessionId: string,
  { kind, place }: ParsedOf<typeof changeKindOperation>['body'],
): Promise<Session> {
  return changeScheduled(store, who, sessionId, (session) =>
    store.applyEvent(
      session.id,
      'kind_changed',
      'person',
      { kind, place: placeOf(kind, place) },
      session.version,
    ),
  );
}

/**
 * Cancels what a pair that has ended had still planned or proposed. Sessions that run are not cut off here.
 * @throws RapportError conflict where some of it always changed meanwhile: then a sweep has to
 */
export async function cancelSessionsOfPair(
  store: SessionStore,
  mentorshipId: string,
  by: string,
  now: number,
): Promise<void> {
  const load = () => plannedTogether(store, mentorshipId, now);
  const cancelAll = async (planned: readonly Session[][]) => {
    let isDone = true;
    for (const sessions of planned) {
      const done = await store.applyAll(sessions.map((session) => endedWithPair(session, by, now)));
      isDone &&= done !== undefined;
    }
    return isDone || undefined;
  };
  await untilApplied(load, cancelAll, changingTooFast);
}

/** What is still planned: each session by itself, those of a series together, so that people are told of all at once. */
async function plannedTogether(store: SessionStore, mentorshipId: string, now: number): Promise<Session[][]> {
  const together = new Map<string, Session[]>();
  for await (const session of store.every({ states: ['scheduled', 'proposed'], mentorshipId })) {
    // The two may have met already, and only not said so yet.
    if (mayReport(timesOf(session), now)) continue;
    const key = session.series?.id ?? session.id;
    together.set(key, [...(together.get(key) ?? []), session]);
  }
  return [...together.values()];
}

/** Nobody gave a reason; the pair's own page says that it has ended. So nobody was late either. */
function endedWithPair(session: Session, by: string, now: number): SessionCommand {
  const event: 'withdrawn' | 'cancelled' = session.state === 'proposed' ? 'withdrawn' : 'cancelled';
  const change = { ...cancellation(session, by, '', now), late: false, kind: event };
  return { id: session.id, event, cause: 'person', patch: { change }, onlyVersion: session.version };
}

export const cancellation = (session: Session, by: string, reason: string, now: number) => ({
  ...{ kind: 'cancelled' as const, by, at: new Date(now), reason },
  ...{ from: session.startsAt, to: null, late: isLateCancellation(session.startsAt.getTime(), now) },
});

function changeScheduled(
  store: SessionStore,
  who: Principal,
  sessionId: string,
  change: (session: Session) => Promise<Session | undefined>,
): Promise<Session> {
  const load = () => loadSession(store, who, sessionId, mayMoveOrCancel);
  return untilApplied(load, (session) => {
    const refused = refusalOf(session.state);
    if (refused) throw new RapportError(refused, { message: `This session is ${session.state}.` });
    return change(session);
  });
}

/** Why a session that is in this state can be neither moved nor cancelled. */
export const refusalOf = (state: SessionState): ErrorCode | undefined => refusedIn[state];

const refusedIn: Readonly<Partial<Record<SessionState, ErrorCode>>> = {
  proposed: 'not_booked',
  declined: 'not_booked',
  live: 'session_started',
  ended: 'session_over',
  recorded: 'session_over',
  missed: 'session_over',
  cancelled: 'session_cancelled',
};
