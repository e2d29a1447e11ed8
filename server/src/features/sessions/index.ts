import { sessionDocument } from '@rapport/shared/collab/documentName';
import type { Principal } from '../../platform/http/principal.ts';
import type { Kernel } from '../../platform/kernel.ts';
import type { Collab } from '../collab/index.ts';
import type { Identity } from '../identity/index.ts';
import { type Mentorships, standingOf } from '../mentorships/index.ts';
import { announceChanges } from './announce.ts';
import { bookNow, bookOccurrences } from './bookSession.ts';
import { createCall } from './call/index.ts';
import { cancelFollowing, moveFollowing } from './changeFollowing.ts';
import { cancelSession } from './changeSession.ts';
import { createDocuments } from './documents.ts';
import { extendSession, runningSession } from './extendSession.ts';
import { createGuests, handleGuests } from './guests/index.ts';
import { handleHistory } from './history/history.routes.ts';
import { keepVersions } from './history/keepVersions.ts';
import { keepRights } from './keepRights.ts';
import { loadSession } from './loadSession.ts';
import type { Sessions } from './ports.ts';
import { handleProposals } from './proposals/proposals.routes.ts';
import { handleReports } from './reports/reports.routes.ts';
import { sessionsOfPerson, sessionsOfSeries } from './sessionQueries.ts';
import { type Session, SessionStore } from './sessionStore.ts';
import { mayReadSession } from './sessions.policy.ts';
import { presentSession, presentSummaries } from './sessions.present.ts';
import { handleSessions } from './sessions.routes.ts';
import { takenTimes } from './takenTimes.ts';

export { guestAsked, type Sessions, type TakenTime } from './ports.ts';
export type { Session } from './sessionStore.ts';
export { upgradeSessions } from './upgrade.ts';

/** The hour itself: booked, prepared, held, measured, ended, kept. */
export function createSessions(
  kernel: Kernel,
  left: { identity: Identity; collab: Collab; mentorships: Mentorships },
): Sessions {
  const store = new SessionStore(kernel.events);
  const guests = createGuests(kernel, { ...left, store });
  const documents = createDocuments();
  kernel.lifetime.onEnd('documents of sessions', () => documents.end());
  const ports = { ...left, store, guests, documents };
  handleSessions(kernel, ports);
  handleProposals(kernel, ports);
  keepRights(kernel, ports);
  handleHistory(kernel, ports);
  keepVersions(kernel, ports);
  const call = createCall(kernel, ports);
  handleGuests(kernel, { ...left, store, ...guests, call });
  const onChange = announceChanges(kernel, store);
  handleReports(kernel, { ...ports, call });

  left.mentorships.onSessionReference(
    async (sessionId, mentorshipId) => (await store.find(sessionId))?.mentorshipId === mentorshipId,
  );
  // Loaded when somebody tries it: most installations never do, and it brings the whole editor.
  const loadSample = () => import('./sample/fillSample.ts');
  left.identity.onSample({
    fill: async (sample) => (await loadSample()).fillSample({ ...ports, call }, sample, kernel.clock.now()),
    currentSession: async () => (await loadSample()).currentSampleSession(ports, kernel.clock.now()),
  });
  const now = () => kernel.clock.now();
  const summaries = (principal: Principal, sessions: readonly Session[]) =>
    presentSummaries(left.identity, principal, sessions);
  return {
    onChange,
    find: store.find,
    everyOfSeries: sessionsOfSeries,
    hasWritten: async (sessionId, personId) => {
      const now = await left.collab.versions.now(sessionDocument(sessionId));
      return now?.authors.some(({ person }) => person === personId) ?? false;
    },
    bookOccurrences: async (who, mentorshipId, booking, alongside) =>
      summaries(who, await bookOccurrences(ports, who, mentorshipId, booking, now(), alongside)),
    bookNow: (who, mentorshipId) => bookNow(ports, who, mentorshipId, now()),
    cancel: (who, sessionId, reason) => cancelSession(store, who, sessionId, { reason }, now()),
    ofSeries: async (who, seriesId) => {
      const sessions: Session[] = [];
      for await (const session of store.every({ states: ['scheduled', 'live'], seriesId }))
        sessions.push(session);
      return summaries(
        who,
        sessions.filter((session) => mayReadSession(standingOf(who, session))),
      );
    },
    taken: takenTimes,
    running: (who, sessionId) => runningSession(store, who, sessionId),
    extend: (who, sessionId, to) => extendSession(store, who, sessionId, to, now()),
    load: (who, sessionId) => loadSession(store, who, sessionId, mayReadSession),
    ofPerson: sessionsOfPerson,
    moveFollowing: async (who, sessionId, to) =>
      summaries(who, await moveFollowing(store, who, sessionId, to, now())),
    cancelFollowing: async (who, sessionId, why) =>
      summaries(who, await cancelFollowing(store, who, sessionId, why, now())),
    view: async (principal, sessionId) =>
      presentSession(
        left,
        principal,
        await loadSession(store, principal, sessionId, mayReadSession),
        kernel.clock.now(),
      ),
    inCalls: call.inCalls,
    record: call.record,
  };
}
