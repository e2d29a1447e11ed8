import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** One collection finds what lies scattered, the next ones move it together. */
const rounds = 3;

let collect: (() => void) | undefined;

/**
 * Gives memory back to the system. V8 does so by itself only while something allocates: of what a crowd has left
 * behind, in coming and in going, it would keep more than half for as long as nobody does anything. Holds the event
 * loop for some 50 ms at a time.
 */
export async function collectGarbage(): Promise<void> {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    // The flag holds for new contexts only.
    collect = runInNewContext('gc') as () => void;
  }
  for (let round = 0; round < rounds; round += 1) {
    await turn();
    // Otherwise pages that are half empty stay as they are.
    setFlagsFromString('--optimize-for-size');
    collect();
    setFlagsFromString('--no-optimize-for-size');
  }
}
