import * as operations from '@rapport/shared/review/review.api';
import type { Kernel } from '../../platform/kernel.ts';
import type { Mentorships } from '../mentorships/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { readRecord } from './readRecord.ts';

/** Records to read. */
export function createReview(kernel: Kernel, ports: { mentorships: Mentorships; sessions: Sessions }): void {
  kernel.routes.handle(operations.readRecord, ({ principal, params }) =>
    readRecord(ports, principal, params.sessionId),
  );
}
