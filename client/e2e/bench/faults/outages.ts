import { setTimeout as sleep } from 'node:timers/promises';
import { backAfter, backWithin, type Fault } from './fault.ts';

const sfuKilled = (seconds: number): Fault => ({
  name: `call server killed, ${seconds} s`,
  goals: backWithin(5_000, 10_000),
  async run(pair) {
    await pair.stack.sfu.kill();
    await sleep(seconds * 1_000);
    await pair.stack.sfu.start();
    return backAfter(pair, Date.now());
  },
});

// The library has given up by itself after the longest of them.
export const outages: readonly Fault[] = [1, 10, 60].map(sfuKilled);
