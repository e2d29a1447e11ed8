/** Limits of the rooms for tests: times in ms, or s for the SFU. */
export const checkLimits = {
  /** A test takes some twenty seconds. */
  lastsMs: 60_000,
  /** The two ends of it. */
  participants: 2,
  /** The SFU ends a room by itself that nobody enters, or that both ends have left (s). */
  emptySeconds: 30,
  departureSeconds: 2,
  /** Tests of one person (count, seconds). */
  perPerson: { points: 10, duration: 600 },
} as const;
