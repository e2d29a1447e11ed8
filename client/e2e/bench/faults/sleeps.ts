import { setTimeout as sleep } from 'node:timers/promises';
import { processesOf } from '../../fixtures/browserProcess.ts';
import type { FarPair } from '../../fixtures/farPair.ts';
import { expect } from '../../fixtures/rapport.ts';
import { backAfter, backWithin, type Fault, mentorOnly } from './fault.ts';
import { longestGap } from './flow.ts';

/** The far one's page stands still. @param stop answers how to wake it */
const asleep = (
  what: string,
  seconds: number,
  stop: (pair: FarPair) => Promise<() => Promise<unknown>>,
): Fault => ({
  name: `${what}, ${seconds} s`,
  goals: backWithin(4_000),
  awake: mentorOnly,
  async run(pair) {
    const wake = await stop(pair);
    const from = Date.now();
    await sleep(seconds * 1_000);
    await wake();
    const back = await backAfter(pair, Date.now());
    // Or the run shows nothing: the page looks at what comes in ten times a second while it is awake.
    const gap = await longestGap([pair.mentee.page], 'audio', from, Date.now());
    expect(gap, 'the page did not stand still').toBeGreaterThan((seconds - 2) * 1_000);
    return back;
  },
});

/** Every process of the browser, as when a laptop's lid is closed. */
async function stopBrowser({ farBrowser }: FarPair): Promise<() => Promise<void>> {
  const all = processesOf(farBrowser);
  for (const pid of all) process.kill(pid, 'SIGSTOP');
  return async () => {
    for (const pid of all) process.kill(pid, 'SIGCONT');
  };
}

export const sleeps: readonly Fault[] = [
  // As when a phone puts the browser away. The debugger halts it: the browser never freezes a page that counts as visible,
  // and a page under test always does.
  asleep('page frozen', 20, async ({ mentee }) => {
    const client = await mentee.context.newCDPSession(mentee.page);
    await client.send('Debugger.enable');
    await client.send('Debugger.pause');
    // It goes on at once when its debugger is gone.
    return () => client.detach();
  }),
  asleep('browser stopped', 20, stopBrowser),
  // So long that everybody else has given up on it.
  asleep('browser stopped', 90, stopBrowser),
];
