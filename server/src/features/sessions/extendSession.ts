import { RapportError } from '@rapport/shared/core/errors';
import { hasCall } from '@rapport/shared/sessions/sessionKind';
import type { Principal } from '../../platform/http/principal.ts';
import { refusalOf } from './changeSession.ts';
import { loadSession } from './loadSession.ts';
import type { Session, SessionStore } from './sessionStore.ts';
import { mayExtend } from './sessions.policy.ts';
import { untilApplied } from './untilApplied.ts';

/** Lengths in minutes: what the person saw, and what it is to become. */
export interface Extension {
  readonly seenMinutes: number;
  readonly length: number;
}

/**
 * Makes a session that runs longer. Its agenda, its link and its start stay; the two pages hear of it at once, and
 * calendars that are subscribed with their next reading.
 */
export function extendSession(
  store: SessionStore,
  who: Principal,
  sessionId: string,
  { seenMinutes, length }: Extension,
  now: number,
): Promise<Session> {
  return untilApplied(
    () => runningSession(store, who, sessionId),
    async (session) => {
      // The other one was quicker, or the answer to the first try was lost.
      if (session.minutes > seenMinutes) return session;
      const { id, startsAt, zone, wall, version } = session;
      const when = { startsAt, minutes: length, zone, wall };
      const extension = { by: who.personId, at: new Date(now), minutes: length };
      return store.applyEvent(id, 'extended', 'person', { when, extension }, version);
    },
  );
}

/** @throws RapportError when it is not a call that runs */
export async function runningSession(
  store: SessionStore,
  who: Principal,
  sessionId: string,
): Promise<Session> {
  const session = await loadSession(store, who, sessionId, mayExtend);
  const { kind, state } = session;
  if (!hasCall(kind)) throw new RapportError('no_call', { message: 'How long it was is said afterwards.' });
  if (state === 'live') return session;
  throw new RapportError(refusalOf(state) ?? 'not_begun', { message: `This session is ${state}.` });
}
