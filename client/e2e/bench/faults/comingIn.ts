import type { Page } from '@playwright/test';
import type { FarPair } from '../../fixtures/farPair.ts';
import { expect } from '../../fixtures/rapport.ts';
import { backAfter, type Reading } from './fault.ts';
import { leave } from './leaving.ts';

/** What a page says while a part of its call is away. */
const outage = /cannot be reached|Neither the server|has no connection|connection of the call was lost/;

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
  // Where the way to the server is not back yet, no farewell reaches the SFU, and the next window is asked about this one.
  await expect(page.getByRole('main').getByText(outage)).toHaveCount(0, { timeout: 60_000 });
  await leave(page);
  // What the window is called at the SFU.
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await page.getByRole('button', { name: 'Join', exact: true }).waitFor();
  const at = Date.now();
  await join(page);
  return backAfter(pair, at);
}
