import { performance } from 'node:perf_hooks';

const everyMs = 5;

/** The longest time that the event loop stood still while this was under way (ms). */
export async function longestHold(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last - everyMs);
    last = now;
  };
  const looking = setInterval(look, everyMs);
  try {
    await work();
    // It may have ended by holding everything up.
    look();
    return longest;
  } finally {
    clearInterval(looking);
  }
}
