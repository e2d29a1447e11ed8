import type { Kernel } from '../../platform/kernel.ts';
import { dropSubscriptionsOfSignIns } from '../../platform/push/subscriptions.ts';
import { type Identity, signInEnded } from '../identity/index.ts';
import { dropEndedSubscriptions } from './dropEndedSubscriptions.ts';
import { handlePush } from './push.routes.ts';

/** How news reaches people. */
export function createMessaging(kernel: Kernel, { identity }: { identity: Identity }): void {
  handlePush(kernel);
  kernel.events.subscribe(signInEnded, ({ signInId }) => dropSubscriptionsOfSignIns([signInId]));
  kernel.sweeper.add('subscriptions of ended sign-ins', dropEndedSubscriptions(identity));
}
