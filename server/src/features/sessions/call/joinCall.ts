import { RapportError } from '@rapport/shared/core/errors';
import type { GuestPrincipal, Principal } from '../../../platform/http/principal.ts';
import { type Mentorships, standingOf } from '../../mentorships/index.ts';
import { loadSession } from '../loadSession.ts';
import type { SessionStore } from '../sessionStore.ts';
import { mayReadSession, timesOf } from '../sessions.policy.ts';
import { callRefusal } from './call.policy.ts';
import type { CallGrants } from './callGrants.ts';
import { deviceOfIdentity, guestIdentity, participantIdentity } from './callIdentity.ts';
import type { CallTokens } from './callTokens.ts';
import type { GateConnections } from './gateConnections.ts';
import type { Sfu } from './sfu.ts';

interface Ports {
  readonly store: SessionStore;
  readonly mentorships: Mentorships;
  readonly grants: CallGrants;
  readonly tokens: CallTokens;
  readonly sfu: Sfu;
  readonly connections: Pick<GateConnections, 'elsewhere' | 'isIn'>;
}

interface Wish {
  readonly sessionId: string;
  readonly device: string;
  readonly deviceLabel?: string | undefined;
  readonly takesOver: boolean;
  readonly now: number;
}

/**
 * Mints a token for one connection of a person on a device. Who is in the call elsewhere is asked first: two devices of
 * one person in one room echo, and two windows that each come back throw each other out for ever.
 */
export async function joinCall(
  { store, mentorships, grants, tokens, sfu, connections }: Ports,
  who: Principal,
  { sessionId, device, deviceLabel, takesOver, now }: Wish,
): Promise<{ token: string; identity: string }> {
  const session = await loadSession(store, who, sessionId, mayReadSession);
  const pair = await mentorships.find(session.mentorshipId);
  const refusal = callRefusal(standingOf(who, session), timesOf(session), pair?.state === 'active', now);
  if (refusal) throw new RapportError(refusal, { message: 'The call cannot be joined now.' });
  const { personId, signInId } = who;
  const identity = participantIdentity(personId, device);
  // The gate knows at once who is gone, while the SFU keeps a browser that was killed for twenty seconds.
  const [elsewhere] = connections.elsewhere({ sessionId, personId, identity });
  if (elsewhere && !takesOver)
    throw inCallElsewhere(
      deviceOfIdentity(elsewhere.identity),
      await grants.deviceLabel({ sessionId, identity: elsewhere.identity }),
    );
  const asked = { sessionId, identity, personId, signInId, deviceLabel, at: new Date(now) };
  const [grantVersion] = await Promise.all([grants.issue(asked), sfu.ensureRoom(sessionId)]);
  return { identity, token: await tokens.mint({ sessionId, identity, grantVersion, takesOver }) };
}

function inCallElsewhere(device: string, deviceLabel?: string): RapportError {
  return new RapportError('in_call_elsewhere', {
    message: 'You are in this call elsewhere.',
    fields: { device, ...(deviceLabel ? { deviceLabel } : {}) },
  });
}

/**
 * As `joinCall`, for a guest of whom the door has said that they may. Their name goes with them: nobody knows them. A
 * guest has one place, which their windows share: the SFU puts one out when another comes in, so it is asked first, too.
 */
export async function joinAsGuest(
  { grants, tokens, sfu, connections }: Pick<Ports, 'grants' | 'tokens' | 'sfu' | 'connections'>,
  { personId, signInId, name, guestOf: sessionId }: GuestPrincipal,
  { device, takesOver, now }: Pick<Wish, 'device' | 'takesOver' | 'now'>,
): Promise<{ token: string; identity: string }> {
  const identity = guestIdentity(personId, signInId);
  if (!takesOver && connections.isIn({ sessionId, identity })) {
    const there = await grants.window({ sessionId, identity });
    if (there !== undefined && there !== device) throw inCallElsewhere(there);
  }
  const asked = { sessionId, identity, personId, signInId, window: device, at: new Date(now) };
  const [grantVersion] = await Promise.all([grants.issue(asked), sfu.ensureRoom(sessionId)]);
  return { identity, token: await tokens.mint({ sessionId, identity, grantVersion, name }) };
}
