import { ECDH } from 'node:crypto';
import { RapportError } from '@rapport/shared/core/errors';
import * as api from '@rapport/shared/messaging/push.api';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Kernel } from '../../platform/kernel.ts';
import { dropSubscription, keepSubscription, subscriptionsOf } from '../../platform/push/subscriptions.ts';
import { testNotices } from './messaging.limits.ts';
import { sendTestNotice } from './sendTestNotice.ts';

/** Which browsers of a person get notices. */
export function handlePush({ routes, push, clock }: Kernel): void {
  const tests = new RateLimiterMemory(testNotices);

  routes.handle(api.readPush, async ({ principal: { personId, signInId } }) => {
    const [publicKey, subscriptions] = await Promise.all([push.publicKey(), subscriptionsOf(personId)]);
    const devices = subscriptions.map((one) => ({
      label: one.label,
      since: one.since.toISOString(),
      isThis: one.signInId === signInId,
    }));
    return { publicKey, devices };
  });

  routes.handle(api.subscribePush, async ({ principal: { personId, signInId }, body }) => {
    requirePoint(body.keys.p256dh);
    await keepSubscription({ personId, signInId, ...body }, clock.now());
    return undefined;
  });

  routes.handle(api.unsubscribePush, async ({ principal: { personId }, body }) => {
    await dropSubscription(personId, body.endpoint);
    return undefined;
  });

  routes.handle(api.testPush, async ({ principal: { personId } }) => {
    await tests.consume(personId).catch(() => {
      throw new RapportError('too_many_requests', { message: 'Too many test notices. Wait a minute.' });
    });
    return { outcome: await sendTestNotice(push, personId) };
  });
}

/** Nothing can be encrypted for a key that is no point of the curve. */
function requirePoint(p256dh: string): void {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url');
  } catch (cause) {
    throw new RapportError('invalid_input', { fields: { 'keys.p256dh': 'invalid' }, cause });
  }
}
