/** One question to the server's clock; all in ms since the epoch. */
export interface ClockSample {
  readonly askedAt: number;
  readonly serverAt: number;
  readonly answeredAt: number;
}

/**
 * How far the server's clock is ahead of ours (ms), from the sample with the shortest way there and back:
 * the error of a sample is at most half of its way.
 */
export function estimateOffset(samples: readonly ClockSample[]): number {
  const way = ({ askedAt, answeredAt }: ClockSample) => answeredAt - askedAt;
  const best = samples
    .filter((sample) => way(sample) >= 0)
    .reduce<ClockSample | undefined>((a, b) => (a && way(a) <= way(b) ? a : b), undefined);
  return best ? best.serverAt - (best.askedAt + best.answeredAt) / 2 : 0;
}

/** Questions asked for one estimate. */
const rounds = 5;

let offset = 0;

/** The server's time (ms since the epoch); our own until it has been asked. */
export const serverNow = (): number => Date.now() + offset;

/** Asks the server's clock several times and keeps the best estimate. Failures leave the last one standing. */
export async function adjustClock(ask: () => Promise<number>): Promise<void> {
  const samples: ClockSample[] = [];
  for (let round = 0; round < rounds; round++) {
    const askedAt = Date.now();
    const serverAt = await ask();
    samples.push({ askedAt, serverAt, answeredAt: Date.now() });
  }
  offset = estimateOffset(samples);
}
