import type { Page } from '@playwright/test';
import type { FarPair } from './farPair.ts';
import { backAfter, type Reading } from './fault.ts';
import { leave } from './leaving.ts';

/** From the lobby into the call. */
export const join = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Join', exact: true }).click();

/** The far one, who left, comes back; answers as `backAfter` does. */
export async function rejoin(pair: FarPair): Promise<Reading> {
  const at = Date.now();
  await pair.mentee.page.getByRole('button', { name: 'Rejoin', exact: true }).click();
  return backAfter(pair, at);
}

/** The far one goes, and comes in through a window that the SFU has not seen; answers as `backAfter` does. */
export async function comeInAnew(pair: FarPair): Promise<Reading> {
  const { page } = pair.mentee;
  await leave(page);
  // What the window is called at the SFU.
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await page.getByRole('button', { name: 'Join', exact: true }).waitFor();
  const at = Date.now();
  await join(page);
  return backAfter(pair, at);
}
