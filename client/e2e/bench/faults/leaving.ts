import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { expect } from '../../fixtures/rapport.ts';
import type { Goal } from './fault.ts';

const leaveButton = (page: Page) => page.getByRole('button', { name: 'Leave', exact: true });

/** How often somebody tries it (ms). */
const every = 1_000;

/** To try it takes up to 0.6 s itself on a machine that works for both browsers, the SFU and the server. */
export const leaveAtAllTimes: Goal = { what: '“Leave” made wait', worst: 1_000 };

/** The way out of the call is there, and can be pressed. */
async function canLeave(page: Page): Promise<void> {
  // The controls go away from a pointer that rests.
  await page.mouse.move(400 + Math.random() * 50, 400);
  await leaveButton(page).click({ trial: true });
}

/**
 * Tries about each second, while `work` is done, whether “Leave” could be pressed.
 * @returns besides, the longest that anybody would have had to wait for it (ms)
 */
export async function whileLeaving<T>(pages: readonly Page[], work: () => Promise<T>): Promise<[T, number]> {
  const over = new AbortController();
  const tries = pages.map(async (page) => {
    let longest = 0;
    let wantedSince: number | undefined;
    while (!over.signal.aborted) {
      wantedSince ??= Date.now();
      const could = await canLeave(page).then(
        () => true,
        () => false,
      );
      longest = Math.max(longest, Date.now() - wantedSince);
      if (could) wantedSince = undefined;
      await sleep(every, undefined, { signal: over.signal }).catch(() => undefined);
    }
    return longest;
  });
  try {
    const done = await work();
    over.abort();
    return [done, Math.max(...(await Promise.all(tries)))];
  } finally {
    over.abort();
  }
}

/** Leaves by the button, and waits until the page says so. */
export async function leave(page: Page): Promise<void> {
  await canLeave(page);
  await leaveButton(page).click();
  await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
}
