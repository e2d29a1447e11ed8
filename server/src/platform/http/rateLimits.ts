import { RapportError } from '@rapport/shared/core/errors';
import type { AnyOperation } from '@rapport/shared/core/route';
import type { Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { httpLimits } from './limits.ts';
import type { Principal } from './principal.ts';

/** Counts requests: by address before sign-in, by person after it, and attempts at secrets apart. */
export class RateLimits {
  readonly #anonymous = new RateLimiterMemory({ points: httpLimits.anonymousPerMinute, duration: 60 });
  readonly #person = new RateLimiterMemory({ points: httpLimits.personPerMinute, duration: 60 });
  readonly #secrets = new RateLimiterMemory({ points: httpLimits.secretsPerMinute, duration: 60 });

  /** @throws RapportError too_many_requests */
  async count(operation: AnyOperation, req: Request, principal: Principal | undefined): Promise<void> {
    if (operation.caller === 'machine') return;
    const address = req.ip ?? 'unknown';
    const takesSecret = operation.caller === 'anonymous' && operation.method !== 'get';
    await take(
      principal ? this.#person : takesSecret ? this.#secrets : this.#anonymous,
      principal ? principal.personId : address,
    );
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  await limiter.consume(key).catch(() => {
    throw new RapportError('too_many_requests', {
      message: 'Too many requests. Wait a minute and try again.',
    });
  });
}
