import { RapportError } from '@rapport/shared/core/errors';
import type { Standing } from '@rapport/shared/mentorships/mentorships.api';
import type { Principal } from '../../platform/http/principal.ts';
import { findMentorship } from './mentorshipStore.ts';
import { standingOf } from './mentorships.policy.ts';
import type { Mentorship } from './ports.ts';

/**
 * The pair and what the person is to it.
 * @throws RapportError not_found when there is none, or `allowed` refuses: the two look alike from outside
 */
export async function loadPair(
  who: Principal,
  mentorshipId: string,
  allowed: (standing: Standing | undefined) => boolean,
): Promise<Mentorship> {
  const pair = await findMentorship(mentorshipId);
  if (!pair || !allowed(standingOf(who, pair))) {
    throw new RapportError('not_found', { message: 'There is no such pair.' });
  }
  return pair;
}

/** @throws RapportError mentorship_ended */
export function requireActive(pair: Mentorship): void {
  if (pair.state === 'ended') {
    throw new RapportError('mentorship_ended', { message: 'This pair has ended; it is there to read.' });
  }
}
