/** The server's clock (ms since the epoch). Rules take `now` as an argument; only edges read the clock. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
