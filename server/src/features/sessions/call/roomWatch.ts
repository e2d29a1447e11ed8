import type { Observation } from '@rapport/shared/sessions/attendance';
import { hasCall } from '@rapport/shared/sessions/sessionKind';
import { phaseOf } from '@rapport/shared/sessions/sessionState';
import { inParallel } from '../../../platform/inParallel.ts';
import type { Lifetime } from '../../../platform/lifetime.ts';
import type { Log } from '../../../platform/log.ts';
import type { Mentorships } from '../../mentorships/index.ts';
import type { GuestStore } from '../guests/guestStore.ts';
import type { Session, SessionStore } from '../sessionStore.ts';
import { timesOf } from '../sessions.policy.ts';
import type { CallGrants } from './callGrants.ts';
import { guestIdentity, subjectOfIdentity } from './callIdentity.ts';
import { callLimits } from './callLimits.ts';
import { grantAttribute } from './callTokens.ts';
import type { GateConnections } from './gateConnections.ts';
import type { Presences } from './presences.ts';
import type { Participant, Sfu } from './sfu.ts';

interface Ports {
  readonly sfu: Sfu;
  readonly store: SessionStore;
  readonly mentorships: Mentorships;
  readonly grants: CallGrants;
  readonly presences: Presences;
  readonly guests: GuestStore;
  readonly connections: GateConnections;
  readonly log: Log;
  readonly now: () => number;
}

/** Looks into the SFU's rooms: writes down who is there, and puts out who has no right to be. */
export class RoomWatch {
  readonly #ports: Ports;
  readonly #soon = new Map<string, NodeJS.Timeout>();
  #looking: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(ports: Ports, lifetime: Lifetime) {
    this.#ports = ports;
    lifetime.onEnd('room watch', () => {
      this.#isOver = true;
      for (const timer of this.#soon.values()) clearTimeout(timer);
      return this.#looking;
    });
  }

  /** Every one of the SFU's rooms that is ours. One that belongs to no session here is somebody else's. */
  async lookAtAll(rooms: readonly string[]): Promise<void> {
    await inParallel(rooms, callLimits.roomsAtOnce, (room) => this.#look(room), this.#failed);
  }

  /** One room, shortly: who has just connected is not in the SFU's list at once. Many reasons make one look. */
  lookSoon(sessionId: string): void {
    if (this.#isOver || this.#soon.has(sessionId)) return;
    const timer = setTimeout(() => {
      this.#soon.delete(sessionId);
      this.#looking = this.#looking.then(() =>
        this.#look(sessionId).catch((error: unknown) => this.#failed(error, sessionId)),
      );
    }, callLimits.lookSoonMs);
    timer.unref();
    this.#soon.set(sessionId, timer);
  }

  /** People in the call now. @throws RapportError call_unavailable */
  async peopleIn(sessionId: string): Promise<ReadonlySet<string>> {
    const session = await this.#ports.store.find(sessionId);
    return new Set(session ? (await this.#lookAt(session)).map(({ personId }) => personId) : []);
  }

  /** Writes observations of the pair's people down; the first one makes a session live. */
  async observe(sessionId: string, observations: readonly Observation[]): Promise<void> {
    const session = await this.#ports.store.find(sessionId);
    if (!session || !hasCall(session.kind)) return;
    const ofPair = observations.filter(({ personId }) => isOfSession(session, personId));
    await this.#ports.presences.observe(sessionId, ofPair);
    const isThere = ofPair.some(({ kind }) => kind !== 'left');
    if (isThere && session.state === 'scheduled' && phaseOf(timesOf(session), this.#ports.now()) === 'open') {
      // Only as it was read: it may have been moved, or be held by phone by now. The next look sees how it is.
      await this.#ports.store.applyEvent(sessionId, 'joined', 'sfu', {}, session.version);
    }
  }

  async #look(room: string): Promise<void> {
    const session = await this.#ports.store.find(room);
    if (!session) return;
    if (this.#isDone(session)) await this.#close(session);
    else await this.#lookAt(session);
  }

  readonly #failed = (error: unknown, room: string): void =>
    this.#ports.log.warn({ err: error, session: room }, 'could not look into the room');

  #isDone(session: Session): boolean {
    // It was to be by video when the room was made.
    if (!hasCall(session.kind)) return true;
    const phase = phaseOf(timesOf(session), this.#ports.now());
    if (phase === 'over') {
      return this.#ports.now() - (session.endedAt?.getTime() ?? 0) > callLimits.goodbyeMs;
    }
    return phase === 'cancelled' || phase === 'missed';
  }

  async #close(session: Session): Promise<void> {
    await this.#ports.grants.end({ sessionId: session.id });
    this.#ports.connections.end({ sessionId: session.id });
    await this.#ports.sfu.closeRoom(session.id);
  }

  async #lookAt(session: Session): Promise<readonly { personId: string }[]> {
    const { sfu, grants, mentorships, guests, now } = this.#ports;
    const participants = await sfu.participants(session.id);
    if (participants.length === 0) return [];
    const [versions, pair] = await Promise.all([
      grants.versions(session.id),
      mentorships.find(session.mentorshipId),
    ]);
    const people = new Set([session.mentorId, session.menteeId]);
    const seated = await this.#seated(session.id, participants);
    const present = participants.flatMap((participant) => {
      const subject = pair?.state === 'active' ? rightful(participant, versions) : undefined;
      const isOfCall =
        subject && (subject.isGuest ? seated.has(participant.identity) : people.has(subject.id));
      return isOfCall ? [{ personId: subject.id, participant }] : [];
    });
    const rightfulSids = new Set(present.map(({ participant }) => participant.sid));
    for (const { sid, identity } of participants) {
      if (!rightfulSids.has(sid)) await sfu.remove(session.id, identity);
    }
    await this.observe(
      session.id,
      present.flatMap(({ personId, participant: { sid: connection, joinedAt } }) => [
        { connection, personId, kind: 'joined' as const, at: joinedAt },
        { connection, personId, kind: 'seen' as const, at: now() },
      ]),
    );
    const here = present.filter(({ participant }) => seated.has(participant.identity));
    if (here.length > 0) await guests.saw(here.map(({ personId }) => personId));
    return present;
  }

  /** Identities of guests who were let in; asked for only where somebody says to be one. */
  async #seated(sessionId: string, participants: readonly Participant[]): Promise<ReadonlySet<string>> {
    if (!participants.some(({ identity }) => subjectOfIdentity(identity)?.isGuest)) return new Set();
    const all = await this.#ports.guests.ofSession(sessionId);
    return new Set(
      all.flatMap(({ id, state, seated }) =>
        state === 'accepted' && seated ? [guestIdentity(id, seated.id)] : [],
      ),
    );
  }
}

/** Who is behind a participant, when the grant that they came in with still stands. */
function rightful({ identity, attributes }: Participant, versions: ReadonlyMap<string, number>) {
  const subject = subjectOfIdentity(identity);
  const version = versions.get(identity);
  if (!subject || version === undefined) return undefined;
  return attributes[grantAttribute] === String(version) ? subject : undefined;
}

function isOfSession(session: Session, personId: string): boolean {
  return personId === session.mentorId || personId === session.menteeId;
}
