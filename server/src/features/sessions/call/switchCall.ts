import { RapportError } from '@rapport/shared/core/errors';
import type { Principal } from '../../../platform/http/principal.ts';
import type { Log } from '../../../platform/log.ts';
import { Turnstile } from '../../../platform/turnstile.ts';
import { loadSession } from '../loadSession.ts';
import type { SessionStore } from '../sessionStore.ts';
import { mayReadSession } from '../sessions.policy.ts';
import type { CallGrants } from './callGrants.ts';
import { participantIdentity } from './callIdentity.ts';
import type { GateConnections } from './gateConnections.ts';
import type { Sfu } from './sfu.ts';

interface Ports {
  readonly store: SessionStore;
  readonly grants: CallGrants;
  readonly connections: GateConnections;
  readonly sfu: Sfu;
  readonly log: Log;
}

/** Two windows that each end the other's right would leave the person nowhere. */
const oneByOne = new Turnstile(1);

/**
 * Leaves a person in a call on one device alone. Asked for when that one sends, so that the other person sees no gap.
 * What fails here is done by the next look into the room, because the rights have ended.
 */
export async function switchCall(
  { store, grants, connections, sfu, log }: Ports,
  who: Principal,
  { sessionId, device }: { sessionId: string; device: string },
): Promise<void> {
  await loadSession(store, who, sessionId, mayReadSession);
  const { personId } = who;
  const identity = participantIdentity(personId, device);
  const others = { sessionId, personId, exceptIdentity: identity };
  const ended = await oneByOne.pass(async () => {
    // A late wish of a window that was itself taken over meanwhile must not leave the person nowhere.
    if (!(await grants.holds({ sessionId, identity }))) {
      throw new RapportError('conflict', { message: 'This device is not in the call.' });
    }
    return grants.end(others);
  });
  connections.tookOver(sessionId, identity);
  // Removed before it is cut: so the old window is told at once, instead of looking for a lost connection.
  const removals = await Promise.allSettled(ended.map((old) => sfu.remove(old.sessionId, old.identity)));
  connections.end(others);
  const failed = removals.find(({ status }) => status === 'rejected');
  if (failed)
    log.warn({ err: (failed as PromiseRejectedResult).reason }, 'an old window may still be in a call');
}
