import { dropSubscriptionsOfSignIns, subscriptionsAfter } from '../../platform/push/subscriptions.ts';
import type { Identity } from '../identity/index.ts';

const atOnce = 200;

/**
 * A sweep over the subscriptions, some at a time: a crash between the end of a sign-in and the news of it, or a browser
 * that subscribed just then, would otherwise be sent notices for ever.
 */
export function dropEndedSubscriptions({ standingSignIns }: Pick<Identity, 'standingSignIns'>) {
  let last: string | undefined;
  return async (): Promise<void> => {
    const some = await subscriptionsAfter(last, atOnce);
    last = some.length < atOnce ? undefined : some.at(-1)?._id.toHexString();
    const standing = await standingSignIns(some.map(({ signInId }) => signInId));
    const ended = some.map(({ signInId }) => signInId).filter((id) => !standing.has(id));
    if (ended.length > 0) await dropSubscriptionsOfSignIns(ended);
  };
}
