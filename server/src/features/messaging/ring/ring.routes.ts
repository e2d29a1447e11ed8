import * as api from '@rapport/shared/messaging/ring.api';
import type { Kernel } from '../../../platform/kernel.ts';
import { isOfPair, loadPair, otherThan } from '../../mentorships/index.ts';
import { answerRing } from './answerRing.ts';
import { callNow, type RingPorts } from './callNow.ts';

/** Calling each other without an appointment. */
export function handleRinging(kernel: Kernel, ports: RingPorts): void {
  const { routes, live } = kernel;
  routes.handle(api.readReachable, async ({ principal, params }) => {
    const pair = await loadPair(principal, params.mentorshipId, isOfPair);
    return { isOnline: live.isOnline(otherThan(principal.personId, pair)) };
  });
  routes.handle(api.callNow, async ({ principal, params, body }) => {
    const { id } = await callNow(kernel, ports, principal, params.mentorshipId, body);
    return { sessionId: id };
  });
  routes.handle(api.answerRing, async ({ principal, params, body }) => {
    await answerRing(kernel, ports, principal, params.sessionId, body);
    return undefined;
  });
}
