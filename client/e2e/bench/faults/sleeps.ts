import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '../../fixtures/rapport.ts';
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

/** Another tab is in front, and the browser lets this one's timers run once a second: the other person hears no gap. */
const inBackground = (seconds: number): Fault => ({
  name: `tab in the background, ${seconds} s`,
  goals: [...backWithin(4_000), { what: 'longest silence', median: 1_000, worst: 2_000 }],
  async run(pair) {
    const { mentor, mentee } = pair;
    const from = Date.now();
    const front = await mentee.context.newPage();
    await front.bringToFront();
    expect(await mentee.page.evaluate(() => document.visibilityState)).toBe('hidden');
    await sleep(seconds * 1_000);
    const to = Date.now();
    await front.close();
    await mentee.page.bringToFront();
    const back = await backAfter(pair, Date.now());
    return { ...back, 'longest silence': await longestGap(mentor.page, 'audio', from, to) };
  },
});

export const sleeps: readonly Fault[] = [frozen(20), stopped(20), inBackground(90)];
