import { mostPushDevices } from '@rapport/shared/messaging/push.api';

/** Limits of the push channel. */
export const pushLimits = {
  /** Browsers of one person; of one more, the oldest is forgotten. */
  subscriptionsPerPerson: mostPushDevices,
  /** Push services take 4,096 bytes, of which encryption needs some. */
  payloadBytes: 3_072,
  titleCharacters: 120,
  bodyCharacters: 400,
  /** A push service that has not answered by then is tried again later (ms). */
  answerMs: 10_000,
  /** When to try again where the push service says nothing, and at most, whatever it says (ms). */
  retryMs: 60_000,
  longestRetryMs: 60 * 60_000,
} as const;
