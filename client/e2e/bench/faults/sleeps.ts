import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '../../fixtures/rapport.ts';
import { processesOf } from '../browserProcess.ts';
import type { FarPair } from './farPair.ts';
import { backAfter, backWithin, type Fault, mentorOnly } from './fault.ts';
import { longestGap } from './flow.ts';

/** Or the run shows nothing: the page looks at what comes in ten times a second while it is awake. */
async function expectSlept({ mentee }: FarPair, from: number, seconds: number): Promise<void> {
  const gap = await longestGap([mentee.page], 'audio', from, Date.now());
  expect(gap, 'the page did not stand still').toBeGreaterThan((seconds - 2) * 1_000);
}

/** The page stands still, as when a laptop sleeps or a phone puts the browser away. */
const frozen = (seconds: number): Fault => ({
  name: `page frozen, ${seconds} s`,
  goals: backWithin(4_000),
  awake: mentorOnly,
  async run(pair) {
    const client = await pair.mentee.context.newCDPSession(pair.mentee.page);
    await client.send('Page.setWebLifecycleState', { state: 'frozen' });
    const from = Date.now();
    await sleep(seconds * 1_000);
    await client.send('Page.setWebLifecycleState', { state: 'active' });
    const back = await backAfter(pair, Date.now());
    await client.detach();
    await expectSlept(pair, from, seconds);
    return back;
  },
});

/** Every process of the browser stands still, as when a laptop's lid is closed. */
const stopped = (seconds: number): Fault => ({
  name: `browser stopped, ${seconds} s`,
  goals: backWithin(4_000),
  awake: mentorOnly,
  async run(pair) {
    const all = processesOf(pair.farBrowser);
    const from = Date.now();
    for (const pid of all) process.kill(pid, 'SIGSTOP');
    await sleep(seconds * 1_000);
    for (const pid of all) process.kill(pid, 'SIGCONT');
    const back = await backAfter(pair, Date.now());
    await expectSlept(pair, from, seconds);
    return back;
  },
});

export const sleeps: readonly Fault[] = [frozen(20), stopped(20)];
