import { setTimeout as sleep } from 'node:timers/promises';
import type { Part } from './part.ts';

const firstDelayMs = 300;
const longestDelayMs = 10_000;
/** A part that has run this long crashed for a new reason: it starts again at once. */
const settledMs = 60_000;

export interface Keeper {
  /** From now on an end of the part is meant; the part itself is stopped by its owner. */
  release(): void;
}

/** Starts a part again whenever it ends by itself, with growing pauses. */
export function keepAlive(part: Part, report: (line: string) => void): Keeper {
  const released = new AbortController();
  void watch(part, report, released.signal);
  return { release: () => released.abort() };
}

async function watch(part: Part, report: (line: string) => void, released: AbortSignal): Promise<void> {
  let delay = firstDelayMs;
  while (!released.aborted) {
    const since = Date.now();
    await part.exited;
    if (released.aborted) return;
    delay = Date.now() - since > settledMs ? firstDelayMs : Math.min(delay * 2, longestDelayMs);
    report(`The ${part.name} has ended unexpectedly; starting it again.`);
    await sleep(delay, undefined, { signal: released }).catch(() => undefined);
    if (released.aborted) return;
    await part.start().then(
      () => report(`The ${part.name} runs again.`),
      (error: Error) => report(error.message),
    );
  }
}
