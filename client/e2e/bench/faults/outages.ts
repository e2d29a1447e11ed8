import { setTimeout as sleep } from 'node:timers/promises';
import { backAfter, backWithin, canLeave, type Fault, type Goal, pagesOf } from './fault.ts';
import { longestGap } from './flow.ts';

const sfuKilled = (seconds: number, goals: Goal[]): Fault => ({
  name: `call server killed, ${seconds} s`,
  goals,
  async run(pair) {
    await pair.stack.sfu.kill();
    await sleep(seconds * 1_000);
    for (const page of pagesOf(pair)) await canLeave(page);
    await pair.stack.sfu.start();
    return backAfter(pair, Date.now());
  },
});

const serverRestarted: Fault = {
  name: 'server restarted',
  goals: [
    { what: 'longest silence', median: 500, worst: 1_000 },
    { what: 'longest still picture', median: 1_000, worst: 2_000 },
  ],
  async run(pair) {
    const from = Date.now();
    await pair.stack.server.restart();
    await sleep(8_000);
    const to = Date.now();
    const gaps = await Promise.all(pagesOf(pair).map((page) => longestGap(page, 'audio', from, to)));
    const pictures = await Promise.all(pagesOf(pair).map((page) => longestGap(page, 'video', from, to)));
    return { 'longest silence': Math.max(...gaps), 'longest still picture': Math.max(...pictures) };
  },
};

export const outages: readonly Fault[] = [
  // The library has given up by itself after the longest of them.
  sfuKilled(1, backWithin(5_000, 10_000)),
  sfuKilled(10, backWithin(5_000, 10_000)),
  sfuKilled(60, backWithin(5_000, 10_000)),
  serverRestarted,
];
