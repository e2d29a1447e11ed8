/** Limits of the collaboration socket: defaults of the server's configuration; sizes in bytes, times in ms. */
export const collabLimits = {
  updateBytes: 256 * 1024,
  firstSyncBytes: 4 * 1024 * 1024,
  documentBytes: 4 * 1024 * 1024,
  awarenessBytes: 4 * 1024,
  /** Until the first sync step 1. */
  helloMs: 5_000,
  bufferedToReaderBytes: 1024 * 1024,
  /** Token bucket per connection. */
  messagesPerSecond: 200,
  messagesBurst: 1_000,
  awarenessPerSecond: 20,
  connectionsPerPerson: 16,
  /** Half-open peers are noticed within twice this. */
  pingMs: 7_500,
  /** Relay goes on after this although the database has not answered; the room then says "not saved yet". */
  commitWaitMs: 50,
  /** Updates kept in memory, per server, while the database is away; then rooms become read-only. */
  bufferBytes: 64 * 1024 * 1024,
  /** A pending gap: structs whose predecessors have not arrived. */
  gapBytes: 256 * 1024,
  gapMs: 10_000,
  /** An empty room leaves memory after this. */
  idleMs: 30_000,
} as const;
export type CollabLimits = { readonly [K in keyof typeof collabLimits]: number };
