import type { CollabLimits } from '@rapport/shared/collab/limits';
import { TokenBucket } from '../../platform/tokenBucket.ts';

type Rates = Pick<
  CollabLimits,
  | 'messagesPerSecond'
  | 'messagesBurst'
  | 'bytesPerSecond'
  | 'bytesBurst'
  | 'answersPerSecondBytes'
  | 'answersBurstBytes'
>;

/** What one person may spend, whatever number of connections they do it over. */
export class Purse {
  readonly messages: TokenBucket;
  readonly bytes: TokenBucket;
  /** Bytes that are looked through to answer their steps 1. */
  readonly answers: TokenBucket;

  constructor(rates: Rates) {
    const now = performance.now();
    this.messages = new TokenBucket(rates.messagesPerSecond, rates.messagesBurst, now);
    this.bytes = new TokenBucket(rates.bytesPerSecond, rates.bytesBurst, now);
    this.answers = new TokenBucket(rates.answersPerSecondBytes, rates.answersBurstBytes, now);
  }
}

/** After so long without spending, a purse is as good as a new one (ms). */
export const refillMs = (rates: Rates): number =>
  1_000 *
  Math.max(
    rates.messagesBurst / rates.messagesPerSecond,
    rates.bytesBurst / rates.bytesPerSecond,
    rates.answersBurstBytes / rates.answersPerSecondBytes,
  );
