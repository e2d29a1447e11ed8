import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Gives memory back to the system. V8 does so by itself only while something allocates: of what a crowd has left
 * behind it would keep more than half for as long as nobody comes. Holds the event loop for some 50 ms.
 */
export function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    // The flag holds for new contexts only.
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
