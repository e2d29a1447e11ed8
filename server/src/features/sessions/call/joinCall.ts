import { RapportError } from '@rapport/shared/core/errors';
import type { Principal } from '../../../platform/http/principal.ts';
import { type Mentorships, standingOf } from '../../mentorships/index.ts';
import { loadSession } from '../loadSession.ts';
import type { SessionStore } from '../sessionStore.ts';
import { mayReadSession, timesOf } from '../sessions.policy.ts';
import { callRefusal } from './call.policy.ts';
import type { CallGrants } from './callGrants.ts';
import { participantIdentity } from './callIdentity.ts';
import type { CallTokens } from './callTokens.ts';
import type { Sfu } from './sfu.ts';

interface Ports {
  readonly store: SessionStore;
  readonly mentorships: Mentorships;
  readonly grants: CallGrants;
  readonly tokens: CallTokens;
  readonly sfu: Sfu;
}

/** Mints a token for one connection of a person on a device. */
export async function joinCall(
  { store, mentorships, grants, tokens, sfu }: Ports,
  who: Principal,
  { sessionId, device, now }: { sessionId: string; device: string; now: number },
): Promise<{ token: string; identity: string }> {
  const session = await loadSession(store, who, sessionId, mayReadSession);
  const pair = await mentorships.find(session.mentorshipId);
  const refusal = callRefusal(standingOf(who, session), timesOf(session), pair?.state === 'active', now);
  if (refusal) throw new RapportError(refusal, { message: 'The call cannot be joined now.' });
  await sfu.ensureRoom(sessionId);
  const identity = participantIdentity(who.personId, device);
  const { personId, signInId } = who;
  const grantVersion = await grants.issue({ sessionId, identity, personId, signInId, at: new Date(now) });
  return { identity, token: await tokens.mint({ sessionId, identity, grantVersion }) };
}
