import { RapportError } from '@rapport/shared/core/errors';
import type { ParsedOf } from '@rapport/shared/core/route';
import type * as operations from '@rapport/shared/sessions/proposals.api';
import { hasPassed } from '@rapport/shared/sessions/wallTime';
import { isDuplicate } from '../../../platform/db/database.ts';
import type { Principal } from '../../../platform/http/principal.ts';
import { type Mentorships, requireActive } from '../../mentorships/index.ts';
import { loadSession } from '../loadSession.ts';
import { requireFree } from '../personHours.ts';
import { plannedStart, timeInPast, timeTaken } from '../plannedStart.ts';
import type { SessionChange } from '../session.model.ts';
import type { Session, SessionStore } from '../sessionStore.ts';
import { mayAnswer } from '../sessions.policy.ts';
import { untilApplied } from '../untilApplied.ts';

interface Ports {
  readonly store: SessionStore;
  readonly mentorships: Pick<Mentorships, 'find'>;
}

/** Who answers which session, and when (ms). */
export interface Answer {
  readonly who: Principal;
  readonly sessionId: string;
  readonly now: number;
}

type Body<O extends keyof typeof operations> =
  ParsedOf<(typeof operations)[O]> extends { body: infer B } ? B : never;

/** Books a proposed session: it takes its time as a booking does. Accepted again it is as it is. */
export function acceptProposal(
  { store, mentorships }: Ports,
  answer: Answer,
  { startsAt: seen }: Body<'acceptProposal'>,
): Promise<Session> {
  const { who, now } = answer;
  return answered(store, answer, async (session) => {
    if (session.state === 'scheduled' && isAnswerTo(session, who, seen)) return session;
    requireTurn(session, isAnswerTo(session, who, seen));
    await requireActivePair(mentorships, session);
    const { id, version, startsAt, minutes, zone, wall } = session;
    if (hasPassed(startsAt.getTime(), now)) throw timeInPast();
    const when = { startsAt, minutes, zone, wall };
    return store
      .applyEvent(id, 'accepted', 'person', { when, acceptedAt: new Date(now) }, version)
      .catch((error: unknown) => {
        throw isDuplicate(error) ? timeTaken(error) : error;
      });
  });
}

/** Puts another time in the place of the proposed one; now the other person answers. */
export function counterProposal(
  { store, mentorships }: Ports,
  answer: Answer,
  { date, time, zone, minutes, seen, reason }: Body<'counterProposal'>,
): Promise<Session> {
  const { who, now } = answer;
  const startsAt = plannedStart({ date, time, zone }, now);
  return answered(store, answer, async (session) => {
    const isThere = session.state === 'proposed' && session.proposedBy === who.personId;
    if (isThere && session.startsAt.getTime() === startsAt.getTime()) return session;
    requireTurn(session, isAnswerTo(session, who, seen));
    await requireActivePair(mentorships, session);
    await requireFree(session, [{ startsAt, minutes }], undefined);
    const when = { startsAt, minutes, zone, wall: { date, time } };
    const change = entry('countered', session, answer, reason, startsAt);
    const patch = { when, change, proposedBy: who.personId };
    return store.applyEvent(session.id, 'countered', 'person', patch, session.version);
  });
}

export function declineProposal(
  { store }: Pick<Ports, 'store'>,
  answer: Answer,
  { startsAt: seen, reason }: Body<'declineProposal'>,
): Promise<Session> {
  return answered(store, answer, async (session) => {
    if (hasDone(session, 'declined', answer)) return session;
    requireTurn(session, isAnswerTo(session, answer.who, seen));
    const change = entry('declined', session, answer, reason);
    return store.applyEvent(session.id, 'declined', 'person', { change }, session.version);
  });
}

/** By the one who proposed the time. */
export function withdrawProposal({ store }: Pick<Ports, 'store'>, answer: Answer): Promise<Session> {
  return answered(store, answer, async (session) => {
    if (hasDone(session, 'withdrawn', answer)) return session;
    requireTurn(session, session.proposedBy === answer.who.personId);
    const change = entry('withdrawn', session, answer, '');
    return store.applyEvent(session.id, 'withdrawn', 'person', { change }, session.version);
  });
}

const answered = (
  store: SessionStore,
  { who, sessionId }: Answer,
  change: (session: Session) => Promise<Session | undefined>,
): Promise<Session> => untilApplied(() => loadSession(store, who, sessionId, mayAnswer), change);

/** The other person's time, and the very one that was on the page. */
const isAnswerTo = ({ proposedBy, startsAt }: Session, { personId }: Principal, seen: string): boolean =>
  proposedBy !== undefined && proposedBy !== personId && startsAt.getTime() === Date.parse(seen);

/** An answer of which only the answer to it was lost. */
const hasDone = ({ changes }: Session, kind: 'declined' | 'withdrawn', { who }: Answer): boolean => {
  const last = changes.at(-1);
  return last?.kind === kind && last.by === who.personId;
};

function requireTurn({ state }: Session, isTheirs: boolean): void {
  if (state === 'proposed' && isTheirs) return;
  throw new RapportError('proposal_changed', {
    message: 'This is not, or not any more, a proposal that this person can answer so.',
  });
}

async function requireActivePair(mentorships: Pick<Mentorships, 'find'>, session: Session): Promise<void> {
  const pair = await mentorships.find(session.mentorshipId);
  if (pair) requireActive(pair);
}

const entry = (
  kind: SessionChange['kind'],
  session: Session,
  { who, now }: Answer,
  reason: string,
  to: Date | null = null,
): SessionChange => ({ kind, by: who.personId, at: new Date(now), reason, from: session.startsAt, to });
