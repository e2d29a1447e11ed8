import { RapportError } from '@rapport/shared/core/errors';
import type { OutputOf } from '@rapport/shared/core/route';
import type { readExtension } from '@rapport/shared/scheduling/extension.api';
import { extendedLength } from '@rapport/shared/sessions/extension';
import { minute } from '@rapport/shared/sessions/sessionState';
import type { Principal } from '../../../platform/http/principal.ts';
import { isOfPair, loadPair, type Mentorship, requireActive } from '../../mentorships/index.ts';
import type { Session, Sessions } from '../../sessions/index.ts';
import type { BusyCalendars } from '../busy/BusyCalendars.ts';
import { takenBeside } from '../takenBeside.ts';

interface Ports {
  readonly sessions: Pick<Sessions, 'running' | 'taken' | 'extend'>;
  readonly busy: Pick<BusyCalendars, 'busyOf'>;
}

/** Whether ten minutes more are free for both, by their other sessions and by what their calendars elsewhere say. */
export async function tenMoreMinutes(
  ports: Ports,
  who: Principal,
  sessionId: string,
  now: number,
): Promise<OutputOf<typeof readExtension>> {
  const hour = await running(ports, who, sessionId);
  const { session } = hour;
  const length = extendedLength(timesOf(session), session.extensions.length, now);
  if (length === undefined) return { answer: 'longest' };
  const until = new Date(session.startsAt.getTime() + length * minute).toISOString();
  return { answer: (await isFree(ports, hour, length)) ? 'free' : 'taken', until };
}

/** @throws RapportError conflict when the time is not free; in the same words whoever has something, and whatever */
export async function extendByTenMinutes(
  ports: Ports,
  who: Principal,
  sessionId: string,
  seenMinutes: number,
  now: number,
): Promise<Session> {
  const hour = await running(ports, who, sessionId);
  const { session } = hour;
  if (session.minutes > seenMinutes) return session;
  const length = extendedLength(timesOf(session), session.extensions.length, now);
  if (length === undefined) {
    throw new RapportError('conflict', {
      message: 'This session is not made longer again.',
      fields: { seenMinutes: 'longest' },
    });
  }
  if (!(await isFree(ports, hour, length))) throw clash();
  return ports.sessions.extend(who, sessionId, { seenMinutes, length }).catch((error: unknown) => {
    // Booked in between. Whose it is, it would tell by another word.
    throw error instanceof RapportError && error.fields?.time ? clash(error) : error;
  });
}

const clash = (cause?: unknown) =>
  new RapportError('conflict', {
    message: 'One of the two has something else then.',
    fields: { seenMinutes: 'taken' },
    cause,
  });

const timesOf = ({ startsAt, minutes }: Session) => ({ startsAt: startsAt.getTime(), minutes });

interface Running {
  readonly session: Session;
  readonly pair: Mentorship;
}

async function running({ sessions }: Ports, who: Principal, sessionId: string): Promise<Running> {
  const session = await sessions.running(who, sessionId);
  const pair = await loadPair(who, session.mentorshipId, isOfPair);
  requireActive(pair);
  return { session, pair };
}

/** Only the minutes that are added: what lies beside the hour itself the two have chosen already. */
async function isFree(
  { sessions, busy }: Ports,
  { session, pair }: Running,
  length: number,
): Promise<boolean> {
  const { startsAt, minutes } = timesOf(session);
  const added = { from: startsAt + minutes * minute, to: startsAt + length * minute };
  const [taken, elsewhere] = await Promise.all([
    takenBeside(sessions, pair, added, session.id),
    busy.busyOf([pair.mentorId, pair.menteeId], added),
  ]);
  return taken.length === 0 && [...elsewhere.values()].every((spans) => spans.length === 0);
}
