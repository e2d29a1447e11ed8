import { RapportError } from '@rapport/shared/core/errors';
import type { Session } from './sessionStore.ts';

/** Times that a change is tried again because another one came first. */
const attempts = 5;

/**
 * Decides on a session as it stands and changes it, again from the start when it has changed in between.
 * @param change undefined when the session is not as it was loaded any more; throws what forbids it
 * @throws RapportError conflict when others always come first
 */
export async function untilApplied(
  load: () => Promise<Session>,
  change: (session: Session) => Promise<Session | undefined>,
): Promise<Session> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const changed = await change(await load());
    if (changed) return changed;
  }
  throw new RapportError('conflict', { message: 'This session is changing too fast.' });
}
