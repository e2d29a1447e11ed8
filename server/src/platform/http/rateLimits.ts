import { RapportError } from '@rapport/shared/core/errors';
import type { AnyOperation } from '@rapport/shared/core/route';
import type { Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { httpLimits } from './limits.ts';
import { type Principal, spenderOf } from './principal.ts';

/** Counts requests: by address before sign-in, where attempts at a secret count apart; by person after it. */
export class RateLimits {
  readonly #anonymous = new RateLimiterMemory({ points: httpLimits.anonymousPerMinute, duration: 60 });
  readonly #secrets = new RateLimiterMemory({ points: httpLimits.secretsPerMinute, duration: 60 });
  readonly #person = new RateLimiterMemory({ points: httpLimits.personPerMinute, duration: 60 });

  /** @throws RapportError too_many_requests */
  countAddress(operation: AnyOperation, req: Request): Promise<void> {
    const takesSecret = operation.caller === 'anonymous' && operation.method !== 'get';
    return take(takesSecret ? this.#secrets : this.#anonymous, req.ip ?? 'unknown');
  }

  /** Not by address: two people behind one address must not spend each other's rate. */
  countPerson(principal: Principal): Promise<void> {
    return take(this.#person, spenderOf(principal));
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  await limiter.consume(key).catch(() => {
    throw new RapportError('too_many_requests', {
      message: 'Too many requests. Wait a minute and try again.',
    });
  });
}
