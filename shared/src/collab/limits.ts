/**
 * Limits of the collaboration socket: the defaults of `RAPPORT_COLLAB_LIMITS`. The unit is the end of each name:
 * bytes, milliseconds, ranges, or so many a second.
 */
export const collabLimits = {
  /** From the request for a socket to its answer: sign-in, right and document are looked up meanwhile. */
  upgradeMs: 10_000,
  /** From the open socket to the first sync step 1. */
  helloMs: 5_000,
  connectionsPerPerson: 16,
  updateBytes: 256 * 1024,
  /** The answer to the server's own step 1: long offline work has to come in. */
  firstSyncBytes: 4 * 1024 * 1024,
  documentBytes: 4 * 1024 * 1024,
  /**
   * Ranges that may be deleted in a document, each of which splits what stands around it. A paper that was typed with
   * 77,000 deletions has 2,600. What joins ranges is taken beyond that, too.
   */
  deletedRanges: 128 * 1024,
  /** Token buckets of a person, for all of their connections; what a burst takes from them comes back at the rate. */
  messagesPerSecond: 200,
  messagesBurst: 1_000,
  bytesPerSecond: 1024 * 1024,
  bytesBurst: 8 * 1024 * 1024,
  /** What may be looked through to answer one person's steps 1; what is more waits. */
  answersPerSecondBytes: 2 * 1024 * 1024,
  answersBurstBytes: 8 * 1024 * 1024,
  awarenessBytes: 4 * 1024,
  /** States of its own that a connection may show; what is more waits, and only the newest of it is shown. */
  awarenessPerSecond: 20,
  /** ClientIDs that one connection may bring in: one, and those of earlier pages that were offline. */
  clientsPerConnection: 256,
  bufferedToReaderBytes: 1024 * 1024,
  /** What was held back because its predecessors have not arrived. */
  gapBytes: 256 * 1024,
  gapMs: 10_000,
  /** Whoever wrote what somebody else has and the server lacks, has so long to bring it; then it counts as lost. */
  lossMs: 5_000,
  /** Half-open peers are noticed within twice this. */
  pingMs: 7_500,
  /** A peer that is sent away has so long to take its close frame. */
  closeMs: 1_000,
  /** Relay goes on after this although the database has not answered; the room then says "not saved yet". */
  commitWaitMs: 50,
  /** A write that the database has not answered by then is tried again. */
  commitAgainMs: 4_000,
  /** Updates kept in memory, per server, while the database is away; then rooms become read-only. */
  bufferBytes: 64 * 1024 * 1024,
  /** And so much of it for one document: then that one becomes read-only. */
  documentBufferBytes: 8 * 1024 * 1024,
  /** A room in use is compacted when its log has so many rows, but not more often than that. */
  compactRows: 500,
  compactEveryMs: 10_000,
  /** An empty room leaves memory after this. */
  idleMs: 30_000,
} as const;
export type CollabLimits = { readonly [K in keyof typeof collabLimits]: number };
