/** Limits of the HTTP edge: sizes in bytes, times in ms, rates per window. */
export const httpLimits = {
  bodyBytes: 256 * 1024,
  headersMs: 10_000,
  requestMs: 10_000,
  /** Requests of one address while nobody is signed in. */
  anonymousPerMinute: 240,
  /** Requests of one person, over all their devices. */
  personPerMinute: 1_200,
  /** Attempts at a secret (password, link, set-up code) of one address: an office may share one. */
  secretsPerMinute: 120,
} as const;
