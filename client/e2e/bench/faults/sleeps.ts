import { setTimeout as sleep } from 'node:timers/promises';
import { processesOf } from '../browserProcess.ts';
import { backAfter, backWithin, type Fault, mentorOnly } from './fault.ts';

/** The page stands still, as when a laptop sleeps or a phone puts the browser away. */
const frozen = (seconds: number): Fault => ({
  name: `page frozen, ${seconds} s`,
  goals: backWithin(4_000),
  awake: mentorOnly,
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
  awake: mentorOnly,
  async run(pair) {
    const all = processesOf(pair.farBrowser);
    for (const pid of all) process.kill(pid, 'SIGSTOP');
    await sleep(seconds * 1_000);
    for (const pid of all) process.kill(pid, 'SIGCONT');
    return backAfter(pair, Date.now());
  },
});

export const sleeps: readonly Fault[] = [frozen(20), stopped(20)];
