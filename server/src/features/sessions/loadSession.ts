import { RapportError } from '@rapport/shared/core/errors';
import type { Standing } from '@rapport/shared/mentorships/mentorships.api';
import type { Principal } from '../../platform/http/principal.ts';
import { standingOf } from '../mentorships/index.ts';
import type { Session, SessionStore } from './sessionStore.ts';

/** @throws RapportError not_found when there is none, or `allowed` refuses: the two look alike from outside */
export async function loadSession(
  store: SessionStore,
  who: Principal,
  sessionId: string,
  allowed: (standing: Standing | undefined) => boolean,
): Promise<Session> {
  const session = await store.find(sessionId);
  if (!session || !allowed(standingOf(who, session))) {
    throw new RapportError('not_found', { message: 'There is no such session.' });
  }
  return session;
}
