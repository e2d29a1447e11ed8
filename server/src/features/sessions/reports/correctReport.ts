import { RapportError } from '@rapport/shared/core/errors';
import { mayCorrect } from '@rapport/shared/sessions/report';
import type { Principal } from '../../../platform/http/principal.ts';
import { loadSession } from '../loadSession.ts';
import type { Session, SessionStore } from '../sessionStore.ts';
import { mayReportSession } from '../sessions.policy.ts';
import { untilApplied } from '../untilApplied.ts';

/** Puts right what the other person has said of a session's length. */
export function correctReport(
  store: SessionStore,
  who: Principal,
  sessionId: string,
  { minutes }: { minutes: number },
  now: number,
): Promise<Session> {
  return untilApplied(
    () => loadSession(store, who, sessionId, mayReportSession),
    async (session) => {
      const last = session.reports.at(-1);
      if (last?.by === who.personId && last.minutes === minutes) return session;
      const reports = session.reports.map(({ at, ...report }) => ({ ...report, at: at.getTime() }));
      if (!mayCorrect(reports, who.personId, now)) {
        throw new RapportError('session_over', { message: 'This cannot be corrected, or not any more.' });
      }
      const report = { by: who.personId, at: new Date(now), minutes };
      return store.applyEvent(session.id, 'corrected', 'person', { report }, session.version);
    },
  );
}
