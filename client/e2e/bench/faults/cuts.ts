import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '../../fixtures/rapport.ts';
import { farSideTruth, readFarSide, watchFarSide } from './farSide.ts';
import { backAfter, backWithin, type Fault, pagesOf } from './fault.ts';
import { flowsAfter, longestGap } from './flow.ts';

/** A line that is back may still be changed for another one: so long the sound is listened to (ms). */
const aftermath = 5_000;

const udpCut = (seconds: number): Fault => ({
  name: `UDP cut, ${seconds} s`,
  goals: backWithin(4_000),
  isRemembered: true,
  async run(pair) {
    const from = Date.now();
    await pair.network.set({ udp: 'drop' });
    await sleep(seconds * 1_000);
    await pair.network.set({});
    const back = await backAfter(pair, Date.now());
    return { ...back, 'longest silence': await longestGap(pagesOf(pair), 'audio', from, Date.now()) };
  },
});

/** What is cut there is the way on which the call is told things; sound has another. */
const tcpCut = (seconds: number): Fault => ({
  name: `TCP cut, ${seconds} s`,
  goals: [...backWithin(4_000), { what: 'longest silence', median: 1_000, worst: 1_000 }],
  isRemembered: true,
  async run(pair) {
    const from = Date.now();
    await pair.network.set({ tcp: 'drop' });
    await sleep(seconds * 1_000);
    await pair.network.set({});
    const back = await backAfter(pair, Date.now());
    await sleep(aftermath);
    return { ...back, 'longest silence': await longestGap(pagesOf(pair), 'audio', from, Date.now()) };
  },
});

/** From when on both are told what is wrong (s). */
const told = 20;

const bothCut = (seconds: number): Fault => ({
  name: `UDP and TCP cut, ${seconds} s`,
  goals: [...backWithin(4_000), ...(seconds >= told ? farSideTruth : [])],
  isRemembered: true,
  async run(pair) {
    const { network, mentor, mentee } = pair;
    if (seconds >= told) await watchFarSide(mentor.page);
    const cut = Date.now();
    await network.set({ udp: 'drop', tcp: 'drop' });
    await sleep(seconds * 1_000);
    if (seconds >= told)
      await expect(
        mentee.page.getByText(/connection of the call was lost|server cannot be reached/).first(),
      ).toBeVisible();
    await network.set({});
    const passing = Date.now();
    const back = await backAfter(pair, passing);
    if (seconds < told) return back;
    const seen = await flowsAfter(mentor.page, passing);
    return { ...back, ...(await readFarSide(mentor.page, { cut, passing, back: seen })) };
  },
});

export const cuts: readonly Fault[] = [5, 20, 45].flatMap((seconds) => [
  udpCut(seconds),
  tcpCut(seconds),
  bothCut(seconds),
]);
