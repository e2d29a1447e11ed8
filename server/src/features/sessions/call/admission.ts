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

/** Decides who passes the gate, anew at each connection. */
export class Admission {
  readonly #ports: Ports;

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
  async check({ principal, claims }: Caller): Promise<void> {
    const { store, mentorships, grants, kernel, door } = this.#ports;
    const { sessionId, identity, grantVersion: version } = claims;
    const test = readCheckRoom(sessionId);
    const allowed = async () => {
      const isCurrent = () =>
        grants.isCurrent({ sessionId, identity, version, signInId: principal.signInId });
      if (isGuest(principal)) {
        const isTheirs = principal.guestOf === sessionId;
        return isTheirs && (await door.mayTakePart(principal, kernel.clock.now())) && isCurrent();
      }
      const [session, holds] = await Promise.all([
        store.find(test?.sessionId ?? sessionId),
        // A test is in no call, so that no grant stands for it: the room that it is in ends within a minute.
        test ? kernel.clock.now() < test.endsAt : isCurrent(),
      ]);
      if (!session || !holds) return false;
      const pair = await mentorships.find(session.mentorshipId);
      const standing = standingOf(principal, session);
      const given = [standing, timesOf(session), pair?.state === 'active', kernel.clock.now()] as const;
      return !(test ? checkRefusal : callRefusal)(...given);
    };
    if (!(await allowed().catch(translate))) throw new Refused(403);
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
