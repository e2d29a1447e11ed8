import * as operations from '@rapport/shared/scheduling/series.api';
import type { Kernel } from '../../platform/kernel.ts';
import { isOfPair, loadPair, requireActive } from '../mentorships/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { bookSeries } from './bookSeries.ts';
import { planSeries } from './planSeries.ts';

/** How the hours of a pair get into both lives: series, so far. */
export function createScheduling(kernel: Kernel, { sessions }: { sessions: Sessions }): void {
  const now = () => kernel.clock.now();
  kernel.routes.handle(operations.previewSeries, async ({ principal, params, body }) => {
    const pair = await loadPair(principal, params.mentorshipId, isOfPair);
    requireActive(pair);
    return { items: await planSeries(sessions, pair, body, now()) };
  });
  kernel.routes.handle(operations.bookSeries, async ({ principal, params, body }) => ({
    sessions: await bookSeries(sessions, principal, params.mentorshipId, body, now()),
  }));
  kernel.routes.handle(operations.moveFollowing, async ({ principal, params, body }) => ({
    sessions: await sessions.moveFollowing(principal, params.sessionId, body),
  }));
  kernel.routes.handle(operations.cancelFollowing, async ({ principal, params, body }) => ({
    sessions: await sessions.cancelFollowing(principal, params.sessionId, body),
  }));
}
