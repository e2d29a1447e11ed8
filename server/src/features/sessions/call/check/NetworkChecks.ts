import { RapportError } from '@rapport/shared/core/errors';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type GuestPrincipal, type Principal, spenderOf } from '../../../../platform/http/principal.ts';
import { type Mentorships, standingOf } from '../../../mentorships/index.ts';
import { loadSession } from '../../loadSession.ts';
import type { SessionStore } from '../../sessionStore.ts';
import { mayReadSession, timesOf } from '../../sessions.policy.ts';
import { checkRefusal } from '../call.policy.ts';
import { guestIdentity, participantIdentity } from '../callIdentity.ts';
import type { CallTokens } from '../callTokens.ts';
import type { Sfu } from '../sfu.ts';
import { checkLimits } from './checkLimits.ts';
import { checkRoomFor, readCheckRoom } from './checkRoom.ts';

interface Ports {
  readonly store: SessionStore;
  readonly mentorships: Mentorships;
  readonly tokens: CallTokens;
  readonly sfu: Sfu;
}

interface Ends {
  readonly sender: string;
  readonly receiver: string;
}

/** Rooms in which people test their connection before, or instead of, the call. */
export class NetworkChecks {
  readonly #ports: Ports;
  readonly #attempts = new RateLimiterMemory(checkLimits.perPerson);

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Opens a room for one test, with a token for each end of it. */
  async open(who: Principal, sessionId: string, now: number): Promise<Ends> {
    const { store, mentorships } = this.#ports;
    const session = await loadSession(store, who, sessionId, mayReadSession);
    const pair = await mentorships.find(session.mentorshipId);
    const refusal = checkRefusal(standingOf(who, session), timesOf(session), pair?.state === 'active', now);
    if (refusal) throw new RapportError(refusal, { message: 'This session has no call to come.' });
    return this.#open(who, sessionId, now, (end) => participantIdentity(who.personId, end));
  }

  /** As `open`, for a guest of whom the door has said that they may take part. */
  async openForGuest(who: GuestPrincipal, now: number): Promise<Ends> {
    return this.#open(who, who.guestOf, now, (end) => guestIdentity(who.personId, end));
  }

  async #open(
    who: Principal,
    sessionId: string,
    now: number,
    identityOf: (end: string) => string,
  ): Promise<Ends> {
    const { tokens, sfu } = this.#ports;
    await this.#attempts.consume(spenderOf(who)).catch(() => {
      throw new RapportError('too_many_requests', { message: 'Too many tests. Wait some minutes.' });
    });
    const room = checkRoomFor({ sessionId, endsAt: now + checkLimits.lastsMs });
    await sfu.ensureRoom(room, checkLimits);
    const tokenOf = (end: string) =>
      tokens.mint({ sessionId: room, identity: identityOf(end), grantVersion: 0 });
    const [sender, receiver] = await Promise.all([tokenOf('check-sender'), tokenOf('check-receiver')]);
    return { sender, receiver };
  }

  /** Ends those of the SFU's rooms that were for a test whose time is over. */
  async sweep(rooms: readonly string[], now: number): Promise<void> {
    for (const room of rooms) {
      const { endsAt = Number.POSITIVE_INFINITY } = readCheckRoom(room) ?? {};
      if (now >= endsAt) await this.#ports.sfu.closeRoom(room);
    }
  }
}
