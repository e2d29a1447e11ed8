import type { CollabLimits } from '@rapport/shared/collab/limits';

/** For clients that write faster and more than any person, or sit there with the tabs of dozens. */
export const unhurried: Partial<CollabLimits> = {
  messagesPerSecond: 1_000_000,
  messagesBurst: 1_000_000,
  bytesPerSecond: 1024 ** 3,
  bytesBurst: 1024 ** 3,
  documentBytes: 64 * 1024 ** 2,
};
