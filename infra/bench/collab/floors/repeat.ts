import { percentile } from '../../percentile.ts';
import type { Figures } from '../scenarios/scenario.ts';

/** Does it again and again, each time when the last has ended; answers how long one took (ms). */
export async function repeat(step: () => Promise<unknown>, quick: boolean): Promise<Figures> {
  const until = performance.now() + (quick ? 500 : 5_000);
  const times: number[] = [];
  while (performance.now() < until) {
    const begun = performance.now();
    await step();
    times.push(performance.now() - begun);
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}
