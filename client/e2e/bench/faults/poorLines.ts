import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { FarPair } from './farPair.ts';
import type { Fault } from './fault.ts';
import { longestGap } from './flow.ts';

const poor = (name: string, weather: Parameters<FarPair['network']['set']>[0]): Fault => ({
  name,
  goals: [
    { what: 'longest silence', median: 1_000, worst: 2_000 },
    { what: 'notes, p95', median: 500 },
  ],
  async run({ network, mentor, mentee }) {
    await network.set(weather);
    // Until the encoders have found the new bound.
    await sleep(10_000);
    const from = Date.now();
    const delays: number[] = [];
    for (let typed = 0; typed < 20; typed++) {
      delays.push(await typedAndSeen(mentee.page, mentor.page));
      await sleep(500);
    }
    const to = Date.now();
    const gaps = await Promise.all([mentor, mentee].map(({ page }) => longestGap(page, 'audio', from, to)));
    await network.set({});
    delays.sort((a, b) => a - b);
    return { 'longest silence': Math.max(...gaps), 'notes, p95': delays[18] ?? Number.NaN };
  },
});

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
  poor('3% loss, 150 ms', { loss: 0.03, delayMs: 75 }),
  poor('300 kbit/s', { kbit: 300 }),
];
