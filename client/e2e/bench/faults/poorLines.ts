import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { FarPair } from '../../fixtures/farPair.ts';
import { type Fault, pagesOf } from './fault.ts';
import { longestGap } from './flow.ts';

/** How many letters each of them types. */
const letters = 20;

const poor = (name: string, weather: Parameters<FarPair['network']['set']>[0]): Fault => ({
  name,
  goals: [
    { what: 'longest silence', median: 1_000, worst: 2_000 },
    { what: 'notes from there, p95', unit: 'ms', median: 500, worst: 500 },
    { what: 'notes to there, p95', unit: 'ms', median: 500, worst: 500 },
    { what: 'longest still picture there', median: 2_000, worst: 5_000 },
  ],
  async run(pair) {
    const { network, mentor, mentee } = pair;
    await network.set(weather);
    // Until the encoders have found the new bound.
    await sleep(10_000);
    const from = Date.now();
    const fromThere: number[] = [];
    const toThere: number[] = [];
    for (let typed = 0; typed < letters; typed++) {
      fromThere.push(await typedAndSeen(mentee.page, mentor.page));
      await sleep(200);
      toThere.push(await typedAndSeen(mentor.page, mentee.page));
      await sleep(200);
    }
    const to = Date.now();
    await network.set({});
    return {
      'longest silence': await longestGap(pagesOf(pair), 'audio', from, to),
      'longest still picture there': await longestGap([mentee.page], 'video', from, to),
      'notes from there, p95': p95(fromThere),
      'notes to there, p95': p95(toThere),
    };
  },
});

const p95 = (delays: readonly number[]): number =>
  [...delays].sort((a, b) => a - b)[Math.ceil(delays.length * 0.95) - 1] ?? Number.NaN;

/** From the key on one page to the letter on the other. */
async function typedAndSeen(from: Page, to: Page): Promise<number> {
  const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes of both of you' });
  const before = (await notes(to).textContent())?.length ?? 0;
  const seen = notes(to).evaluate(
    (element, length) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if ((element.textContent?.length ?? 0) <= length) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(element, { childList: true, characterData: true, subtree: true });
        look();
      }),
    before,
  );
  await notes(from).focus();
  const at = Date.now();
  await from.keyboard.press('x');
  return (await seen) - at;
}

export const poorLines: readonly Fault[] = [
  poor('3% loss, 150 ms round trip (75 each way)', { loss: 0.03, delayMs: 75 }),
  poor('300 kbit/s', { kbit: 300 }),
];
