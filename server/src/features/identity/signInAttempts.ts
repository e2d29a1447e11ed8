import { createHash } from 'node:crypto';
import { RapportError } from '@rapport/shared/core/errors';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { wrongPasswords } from './identity.limits.ts';

/** Counts wrong passwords by e-mail address, from wherever they come; a right one clears the count. */
export class SignInAttempts {
  readonly #wrong = new RateLimiterMemory(wrongPasswords);

  /** @throws RapportError too_many_requests, and what `attempt` throws */
  async guard<T>(email: string, attempt: () => Promise<T>): Promise<T> {
    const key = createHash('sha256').update(email).digest('base64');
    const counted = await this.#wrong.get(key);
    if (counted !== null && counted.remainingPoints <= 0) {
      throw new RapportError('too_many_requests', {
        message: 'Too many wrong passwords. Wait five minutes, or ask your admin for a reset link.',
      });
    }
    try {
      const result = await attempt();
      await this.#wrong.delete(key);
      return result;
    } catch (error) {
      if (error instanceof RapportError && error.code === 'wrong_credentials') {
        await this.#wrong.penalty(key);
      }
      throw error;
    }
  }
}
