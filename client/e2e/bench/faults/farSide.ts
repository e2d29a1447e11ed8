import type { Page } from '@playwright/test';
import { expect } from '../../fixtures/rapport.ts';
import type { Goal, Reading } from './fault.ts';
import { timesOf } from './flow.ts';

/** When a page said of the other one that their line is lost (ms since the epoch), and whether it said that they left. */
type Said = { readonly since?: number; readonly until?: number; readonly left: boolean };
type Watching = { said: Said; looking: number };

/**
 * The page looks every second, takes four seconds of nothing for a line that broke once its own has carried something
 * three seconds later, which it does every 2.5 s at least; and what a busy machine adds. That it is over it hears from the
 * SFU, which looks every 5 s and tells people every 5 s.
 */
export const farSideTruth: readonly Goal[] = [
  { what: 'far side knew after', median: 7_000, worst: 10_000 },
  { what: 'sound it played meanwhile', unit: 'count', worst: 0 },
  { what: 'said that they left', unit: 'count', worst: 0 },
  { what: 'wrong afterwards for', median: 5_000, worst: 10_000 },
];

/** So long nothing more may be said of it: that somebody left comes later than that their line broke (ms). */
const aftermath = 5_000;

const leftWords = /is not in the call any more|left the call/;

/** Begins to note, ten times a second, what the page says of the other one. */
export async function watchFarSide(page: Page): Promise<void> {
  // Whoever comes in for a run has left before it, which is said for some seconds.
  const call = page.getByRole('main');
  await expect(call).not.toContainText(leftWords, { timeout: 20_000 });
  await page.evaluate((left) => {
    const said: { since?: number; until?: number; left: boolean } = { left: false };
    const looking = setInterval(() => {
      const stage = document.querySelector('section[aria-label^="Call with"]')?.textContent ?? '';
      const main = document.querySelector('main')?.textContent ?? '';
      if (new RegExp(left).test(main)) said.left = true;
      if (!/Reconnecting…|lost (the|their) connection/i.test(stage)) return;
      said.since ??= Date.now();
      said.until = Date.now();
    }, 100);
    Object.assign(globalThis, { said, looking });
  }, leftWords.source);
}

/** Waits until the page does not say so any more. Media were cut, could pass again, and were back at the given times. */
export async function readFarSide(
  page: Page,
  { cut, passing, back }: Readonly<Record<'cut' | 'passing' | 'back', number>>,
): Promise<Reading> {
  await page.waitForFunction(
    (quiet) => Date.now() - ((globalThis as unknown as Watching).said.until ?? 0) > quiet,
    aftermath,
    { timeout: 30_000, polling: 100 },
  );
  const { since, until, left } = await page.evaluate(() => {
    const { said, looking } = globalThis as unknown as Watching;
    clearInterval(looking);
    return said;
  });
  return {
    'far side knew after': since === undefined ? Number.NaN : since - cut,
    'sound it played meanwhile':
      since === undefined ? 0 : (await timesOf(page, 'heard', since, passing)).length,
    'said that they left': Number(left),
    'wrong afterwards for': Math.max(0, (until ?? 0) - back),
  };
}
