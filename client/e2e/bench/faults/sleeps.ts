import { setTimeout as sleep } from 'node:timers/promises';
import { processesOf } from '../browserProcess.ts';
import { backAfter, backWithin, type Fault } from './fault.ts';
import { longestGap } from './flow.ts';

/** The page stands still, as when a laptop sleeps or a phone puts the browser away. */
const frozen = (seconds: number): Fault => ({
  name: `page frozen, ${seconds} s`,
  goals: backWithin(4_000),
  async run(pair) {
    const client = await pair.mentee.context.newCDPSession(pair.mentee.page);
    await client.send('Page.setWebLifecycleState', { state: 'frozen' });
    await sleep(seconds * 1_000);
    await client.send('Page.setWebLifecycleState', { state: 'active' });
    const back = backAfter(pair, Date.now());
    await client.detach();
    return back;
  },
});

/** Every process of the browser stands still, as when a laptop's lid is closed. */
const stopped = (seconds: number): Fault => ({
  name: `browser stopped, ${seconds} s`,
  goals: backWithin(4_000),
  async run(pair) {
    const all = processesOf(pair.farBrowser);
    for (const pid of all) process.kill(pid, 'SIGSTOP');
    await sleep(seconds * 1_000);
    for (const pid of all) process.kill(pid, 'SIGCONT');
    return backAfter(pair, Date.now());
  },
});

/**
 * The browser gives the page a tenth of its time, as one that saves power does: nobody hears a gap. Headless, a page is
 * never in the background, so its timers cannot be slowed in the browser's own way.
 */
const throttled = (seconds: number): Fault => ({
  name: `page throttled, ${seconds} s`,
  goals: [{ what: 'longest silence', median: 1_000, worst: 2_000 }],
  async run({ mentor, mentee }) {
    const client = await mentee.context.newCDPSession(mentee.page);
    const from = Date.now();
    await client.send('Emulation.setCPUThrottlingRate', { rate: 10 });
    await sleep(seconds * 1_000);
    await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await client.detach();
    return { 'longest silence': await longestGap(mentor.page, 'audio', from, Date.now()) };
  },
});

export const sleeps: readonly Fault[] = [frozen(20), stopped(20), throttled(60)];
