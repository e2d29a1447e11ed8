import type { IncomingHttpHeaders } from 'node:http';
import { RapportError } from '@rapport/shared/core/errors';
import { translateDatabaseError } from '../../../platform/db/database.ts';
import { isGuest, type Principal } from '../../../platform/http/principal.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { type Mentorships, standingOf } from '../../mentorships/index.ts';
import type { Door } from '../guests/door.ts';
import type { SessionStore } from '../sessionStore.ts';
import { timesOf } from '../sessions.policy.ts';
import { callRefusal, checkRefusal } from './call.policy.ts';
import type { CallGrants } from './callGrants.ts';
import type { CallClaims, CallTokens } from './callTokens.ts';
import { readCheckRoom } from './check/checkRoom.ts';

/**
 * Why the gate refuses: an HTTP status. Never 404, which sends the client looking for other paths; after 401 and 403
 * it stays away until it has a new token, after the others it comes back by itself.
 */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: 401 | 403 | 429 | 503;

  constructor(status: 401 | 403 | 429 | 503) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

/** Somebody signed in, with a token that is theirs. */
export interface Caller {
  readonly principal: Principal;
  readonly claims: CallClaims;
  readonly token: string;
}

interface Ports {
  readonly kernel: Pick<Kernel, 'authenticate' | 'authenticateGuest' | 'clock'>;
  readonly store: SessionStore;
  readonly mentorships: Mentorships;
  readonly grants: CallGrants;
  readonly tokens: CallTokens;
  readonly door: Pick<Door, 'mayTakePart'>;
}

/** Somebody who was let in a moment ago, or may be in a moment. */
export interface Admitted {
  /** Whether they may be in the call at a time (ms since the epoch), as far as time decides it. */
  readonly right: (now: number) => boolean;
  /** How much had ended before. */
  readonly ends: number;
}

/** Decides who passes the gate, anew at each connection. */
export class Admission {
  readonly #ports: Ports;
  /** Counts what has ended: what was found out before an end counts for nothing after it. */
  #ends = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Who comes. @throws Refused */
  async identify(headers: IncomingHttpHeaders, query: URLSearchParams): Promise<Caller> {
    const { kernel, tokens } = this.#ports;
    const token = bearerOf(headers.authorization) ?? query.get('access_token');
    const claims = token ? await tokens.read(token) : undefined;
    if (!token || !claims) throw new Refused(401);
    const authenticate = claims.isGuest ? kernel.authenticateGuest : kernel.authenticate;
    const principal = await authenticate(headers).catch(translate);
    if (!principal) throw new Refused(401);
    if (claims.personId !== principal.personId) throw new Refused(403);
    return { principal, claims, token };
  }

  /** Whether the right still holds. @throws Refused */
  async check(caller: Caller): Promise<Admitted> {
    const ends = this.#ends;
    const right = await this.#rightOf(caller).catch(translate);
    if (!right?.(this.#ports.kernel.clock.now())) throw new Refused(403);
    return { right, ends };
  }

  /** As `check`, of somebody who was checked before; asks the database only where something has ended since. */
  async checkAgain(caller: Caller, { right, ends }: Admitted): Promise<void> {
    if (ends !== this.#ends) await this.check(caller);
    else if (!right(this.#ports.kernel.clock.now())) throw new Refused(403);
  }

  /** Something has ended or changed on which a right may rest. */
  tellEnd(): void {
    this.#ends++;
  }

  /** Undefined for whoever has none. */
  async #rightOf({ principal, claims }: Caller): Promise<Admitted['right'] | undefined> {
    const { store, mentorships, grants, kernel, door } = this.#ports;
    const { sessionId, identity, grantVersion: version } = claims;
    const test = readCheckRoom(sessionId);
    const ofSession = test?.sessionId ?? sessionId;
    const { signInId } = principal;
    // A test is in no call, so that no grant stands for it: the room that it is in ends within a minute.
    const holdsGrant = async () =>
      test !== undefined || grants.isCurrent({ sessionId, identity, version, signInId });
    if (isGuest(principal)) {
      const isTheirs = principal.guestOf === ofSession;
      const may = isTheirs && (await door.mayTakePart(principal, kernel.clock.now())) && (await holdsGrant());
      return may ? (now) => !test || now < test.endsAt : undefined;
    }
    const [session, holds] = await Promise.all([store.find(ofSession), holdsGrant()]);
    if (!session || !holds) return undefined;
    const pair = await mentorships.find(session.mentorshipId);
    const given = [standingOf(principal, session), timesOf(session), pair?.state === 'active'] as const;
    if (test) return (now) => now < test.endsAt && !checkRefusal(...given, now);
    return (now) => !callRefusal(...given, now);
  }
}

function bearerOf(header: string | undefined): string | undefined {
  return header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : undefined;
}

/** A database that is away is no refusal: the client may come back. */
function translate(thrown: unknown): never {
  const error = translateDatabaseError(thrown);
  throw error instanceof RapportError && error.code === 'unavailable' ? new Refused(503) : error;
}
