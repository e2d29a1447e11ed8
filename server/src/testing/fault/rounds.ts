/** How much of each row runs: `short` within `npm test`, where only counts are asserted; `full` with the times. */
export const rounds = {
  sigkill: { short: 3, full: 100 },
  sigterm: { short: 2, full: 20 },
  killBoth: { short: 2, full: 30 },
  /** Steps between 0 and 1,000 ms. */
  rejoin: { short: 6, full: 51 },
  /** Most rooms whose compaction is interrupted; it has fewer steps than that. */
  compaction: { short: 12, full: 12 },
  /** Each state of the database takes this part of its full time. */
  database: { short: 0.02, full: 1 },
  diskFull: { short: 1, full: 3 },
  /** Seeds. */
  convergence: { short: 50, full: 1_000 },
  /** Frames, on three upgrades, before and after sign-in. */
  frames: { short: 600, full: 100_000 },
  /** Messages in the process; a hundredth of them over a socket. */
  protocol: { short: 30_000, full: 1_000_000 },
  bombs: { short: 60, full: 1_000 },
  /** Of each kind of theft. */
  theft: { short: 10, full: 500 },
  /** Slow readers, at 10 s each. */
  slow: { short: 1, full: 60 },
  /** Upgrades that never end, and names that nobody knows (twice as many). */
  halfOpen: { short: 200, full: 5_000 },
  /** SIGKILLs while reminders go out; only in full, because a lease has to end after each. */
  reminders: { short: 1, full: 20 },
  /** Sockets in each of two client processes. */
  idle: { short: 150, full: 5_000 },
} as const;

export type RowName = keyof typeof rounds;

export const isFull = process.env.RAPPORT_FAULT === 'full';

export const roundsOf = (row: RowName): number => rounds[row][isFull ? 'full' : 'short'];

/** So long one test of a row may take (ms): what hangs must not hold up everything behind it. */
export const rowTimeout = isFull ? 3_600_000 : 180_000;
