const day = 24 * 60 * 60_000;

/** How long links work (ms). */
export const linkLifetimes = { invitation: 14 * day, reset: day, signIn: 15 * 60_000 } as const;

/** Links by mail that may be asked for for one address (count, seconds). */
export const mailLinkRequests = { points: 5, duration: 3_600 } as const;

/** Sign-ins last this long after their last use (seconds), and are extended at most once a day. */
export const signInSeconds = { lasts: (30 * day) / 1_000, extendedEvery: day / 1_000 } as const;

/**
 * Wrong passwords for one address from anywhere (count, seconds). Long enough to make guessing hopeless, short enough
 * that somebody who is teased with it still makes their session.
 */
export const wrongPasswords = { points: 20, duration: 300 } as const;
