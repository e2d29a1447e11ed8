import { RapportError } from '@rapport/shared/core/errors';

/** Times that a change is tried again because another one came first. */
const attempts = 5;

/**
 * Decides on what stands now and changes it, again from the start when it has changed in between.
 * @param change undefined when something is not as it was loaded any more; throws what forbids it
 * @param message what is said when others always come first
 * @throws RapportError conflict then
 */
export async function untilApplied<Loaded, Changed>(
  load: () => Promise<Loaded>,
  change: (loaded: Loaded) => Promise<Changed | undefined>,
  message = 'This session is changing too fast.',
): Promise<Changed> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const changed = await change(await load());
    if (changed !== undefined) return changed;
  }
  throw new RapportError('conflict', { message });
}

export const changingTooFast = 'These sessions are changing too fast.';
