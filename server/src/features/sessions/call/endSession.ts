import { sessionDocument } from '@rapport/shared/collab/documentName';
import { RapportError } from '@rapport/shared/core/errors';
import { hasCall } from '@rapport/shared/sessions/sessionKind';
import { phaseOf } from '@rapport/shared/sessions/sessionState';
import type { Principal } from '../../../platform/http/principal.ts';
import type { Log } from '../../../platform/log.ts';
import type { Collab } from '../../collab/index.ts';
import { standingOf } from '../../mentorships/index.ts';
import { loadSession } from '../loadSession.ts';
import type { Session, SessionStore } from '../sessionStore.ts';
import { mayReadSession, timesOf } from '../sessions.policy.ts';
import { untilApplied } from '../untilApplied.ts';
import { mayEndSession } from './call.policy.ts';
import type { Records } from './records.ts';
import type { RoomWatch } from './roomWatch.ts';

interface Ports {
  readonly store: SessionStore;
  readonly collab: Pick<Collab, 'present'>;
  readonly watch: Pick<RoomWatch, 'peopleIn'>;
  readonly records: Records;
  readonly log: Log;
}

/** Ends a session and makes its record. A second end answers the session as it is. */
export async function endSession(
  ports: Ports,
  who: Principal,
  sessionId: string,
  now: number,
): Promise<Session> {
  const { store, collab, watch, records, log } = ports;
  const load = () => loadSession(store, who, sessionId, mayReadSession);
  if (phaseToEnd(await load(), now) === 'open') {
    // The look also writes down who was there up to the end. Without an SFU nobody is in the call.
    const inCall = await watch.peopleIn(sessionId).catch(() => new Set<string>());
    // It may have been moved or ended while the SFU was asked.
    await untilApplied(load, async (session) => {
      if (phaseToEnd(session, now) !== 'open') return session;
      const isMentorHere =
        inCall.has(session.mentorId) || collab.present(sessionDocument(sessionId)).includes(session.mentorId);
      const standing = standingOf(who, session);
      if (!mayEndSession(standing, isMentorHere)) {
        throw new RapportError('forbidden', {
          message: 'While the mentor is here, the mentor ends the session.',
        });
      }
      const cause = standing === 'mentor' ? 'mentor' : 'person';
      return store.applyEvent(sessionId, 'ended', cause, { endedAt: new Date(now) }, session.version);
    });
  }
  // The session is over whatever happens now: a record that cannot be made yet is made by the sweep.
  await records
    .freeze(sessionId, now)
    .catch((error: unknown) => log.warn({ err: error, session: sessionId }, 'the record has to wait'));
  return load();
}

/** @throws RapportError for a session that cannot be ended now */
function phaseToEnd(session: Session, now: number): 'open' | 'over' | 'missed' {
  const phase = phaseOf(timesOf(session), now);
  if (!hasCall(session.kind) && phase !== 'over') {
    throw new RapportError('no_call', { message: 'How it went is said of this session, not measured.' });
  }
  if (phase === 'proposed' || phase === 'declined') {
    throw new RapportError('not_booked', { message: `This session is ${phase}.` });
  }
  if (phase === 'before')
    throw new RapportError('not_open_yet', { message: 'This session is not open yet.' });
  if (phase === 'cancelled') {
    throw new RapportError('session_cancelled', { message: 'This session was cancelled.' });
  }
  return phase;
}
