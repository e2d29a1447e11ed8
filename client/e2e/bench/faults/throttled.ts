import { setTimeout as sleep } from 'node:timers/promises';
import { backAfter, type Fault, mentorOnly } from './fault.ts';
import { flowsAfter, longestGap } from './flow.ts';
import { hide } from './slowTimers.ts';

/** The browser gives the page a tenth of its time, as one that saves power does: nobody hears a gap. */
const slowProcessor = (seconds: number): Fault => ({
  name: `page at a tenth of its speed, ${seconds} s`,
  goals: [{ what: 'longest silence', median: 1_000, worst: 2_000 }],
  awake: mentorOnly,
  async run({ mentor, mentee }) {
    const client = await mentee.context.newCDPSession(mentee.page);
    const from = Date.now();
    await client.send('Emulation.setCPUThrottlingRate', { rate: 10 });
    await sleep(seconds * 1_000);
    await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await client.detach();
    return { 'longest silence': await longestGap([mentor.page], 'audio', from, Date.now()) };
  },
});

/**
 * Nobody looks at the page, and its timers run once a second: a call server that was gone is heard again all the same.
 * Three of the steps on the way back wait for a timer (the next try, and whether each of the two connections stands).
 */
const inBackground = (seconds: number): Fault => ({
  name: `tab in the background, call server killed, ${seconds} s`,
  goals: [
    { what: 'heard again after', median: 5_000 + 3_000, worst: 10_000 + 3_000 },
    { what: 'looked at, seen again after', median: 4_000, worst: 4_000 },
  ],
  // Nobody presses where nobody looks.
  awake: mentorOnly,
  async run(pair) {
    const { stack, mentor, mentee } = pair;
    await hide(mentee.page, true);
    await stack.sfu.kill();
    await sleep(seconds * 1_000);
    await stack.sfu.start();
    const at = Date.now();
    // It takes no pictures while it is hidden.
    const heard = await Promise.all([flowsAfter(mentee.page, at, ['audio']), flowsAfter(mentor.page, at)]);
    await hide(mentee.page, false);
    const { 'back after': seen = Number.NaN } = await backAfter(pair, Date.now());
    return { 'heard again after': Math.max(...heard) - at, 'looked at, seen again after': seen };
  },
});

export const throttled: readonly Fault[] = [slowProcessor(30), inBackground(10)];
