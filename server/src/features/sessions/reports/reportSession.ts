import { RapportError } from '@rapport/shared/core/errors';
import type { ParsedOf } from '@rapport/shared/core/route';
import { mayReport } from '@rapport/shared/sessions/report';
import type { reportSession as operation } from '@rapport/shared/sessions/reports.api';
import { hasCall } from '@rapport/shared/sessions/sessionKind';
import type { Principal } from '../../../platform/http/principal.ts';
import { refusalOf } from '../changeSession.ts';
import { loadSession } from '../loadSession.ts';
import type { Session, SessionStore } from '../sessionStore.ts';
import { mayReportSession, timesOf } from '../sessions.policy.ts';
import { untilApplied } from '../untilApplied.ts';

type Said = ParsedOf<typeof operation>['body'];

/** Says of a session without a call how it went. The same said again answers the session as it is. */
export function reportSession(
  store: SessionStore,
  who: Principal,
  sessionId: string,
  said: Said,
  now: number,
): Promise<Session> {
  return untilApplied(
    () => loadSession(store, who, sessionId, mayReportSession),
    async (session) => {
      if (isTold(session, said)) return session;
      requireReportable(session, said, now);
      const { id, version } = session;
      if (!said.held) return store.applyEvent(id, 'not_held', 'person', {}, version);
      const at = new Date(now);
      const report = { by: who.personId, at, minutes: said.minutes };
      // The pair has closed it now, however long ago they met: a day to write begins here.
      return store.applyEvent(id, 'held', 'person', { report, endedAt: at }, version);
    },
  );
}

/** Also by the other person: two who say the same do not contradict each other. */
function isTold({ kind, state, reports }: Session, said: Said): boolean {
  if (hasCall(kind)) return false;
  if (!said.held) return state === 'missed';
  return reports.at(-1)?.minutes === said.minutes;
}

function requireReportable(session: Session, said: Said, now: number): void {
  const { kind, state } = session;
  // It was to be held otherwise when the page was read.
  if (hasCall(kind)) throw new RapportError('conflict', { message: 'A video call is measured.' });
  if (mayReport(timesOf(session), now) && (said.held || state === 'scheduled')) return;
  // The other one has said something else: theirs to see first, and then to correct.
  if (session.reports.length > 0)
    throw new RapportError('conflict', { message: 'The other person has said how it went.' });
  throw new RapportError(refusalOf(state) ?? 'not_begun', { message: 'This cannot be said now.' });
}
