import type { Page } from '@playwright/test';
import type { Goal, Reading } from './fault.ts';
import { timesOf } from './flow.ts';

/** When a page said of the other one that their line is lost (ms since the epoch), and whether it said that they left. */
type Said = { readonly since?: number; readonly until?: number; readonly left: boolean };
type Watching = { said: Said; looking: number };

/**
 * The SFU looks every 5 s at what has come in since it looked last, calls a line lost when that was nothing, and tells
 * people every 5 s: three times that at worst after a cut, twice that after its end, and what a busy machine adds.
 */
export const farSideTruth: readonly Goal[] = [
  { what: 'far side knew after', median: 15_000, worst: 18_000 },
  { what: 'sound it played meanwhile', unit: 'count', worst: 0 },
  { what: 'said that they left', unit: 'count', worst: 0 },
  { what: 'wrong afterwards for', median: 5_000, worst: 10_000 },
];

/** Begins to note, ten times a second, what the page says of the other one. */
export function watchFarSide(page: Page): Promise<void> {
  return page.evaluate(() => {
    const said: { since?: number; until?: number; left: boolean } = { left: false };
    const looking = setInterval(() => {
      const stage = document.querySelector('section[aria-label^="Call with"]')?.textContent ?? '';
      // What is read out stays in the page for as long as nothing else is.
      if (/is not in the call any more|left the call/.test(document.body.textContent ?? '')) said.left = true;
      if (!/Reconnecting…|lost (the|their) connection/i.test(stage)) return;
      said.since ??= Date.now();
      said.until = Date.now();
    }, 100);
    Object.assign(globalThis, { said, looking });
  });
}

/** Waits until the page does not say so any more. Media were cut, could pass again, and were back at the given times. */
export async function readFarSide(
  page: Page,
  { cut, passing, back }: Readonly<Record<'cut' | 'passing' | 'back', number>>,
): Promise<Reading> {
  await page.waitForFunction(
    () => Date.now() - ((globalThis as unknown as Watching).said.until ?? 0) > 1_000,
    undefined,
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
