import { expect, type Seat } from '../fixtures/rapport.ts';
import { signOut } from '../fixtures/signInByForm.ts';
import { workerReady } from '../fixtures/workerReady.ts';
import type { Walk } from './walk.ts';

/** Addresses that lead nowhere, and parts that are away. The stack cannot be used afterwards. */
export async function walkAway({ stack, visit }: Walk, { page, context }: Seat): Promise<void> {
  await page.goto('/s/000000000000000000000000');
  await expect(page.getByRole('heading', { name: 'No session here' })).toBeVisible();
  await visit('session-unknown', page);
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
  await visit('not-found', page);

  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Your pairs' })).toBeVisible();
  await workerReady(page);
  await context.setOffline(true);
  await expect(page.getByText(/The server cannot be reached/)).toBeVisible();
  await visit('offline', page);
  await context.setOffline(false);
  await expect(page.getByText(/The server cannot be reached/)).toHaveCount(0, { timeout: 30_000 });

  await stack.database.kill();
  await page.getByRole('link', { name: /Pablo/ }).click();
  await expect(page.getByText(/its database does not answer/).first()).toBeVisible({ timeout: 40_000 });
  await visit('database-away', page);
  await stack.server.kill();
  await expect(page.getByText(/The server cannot be reached/)).toBeVisible({ timeout: 40_000 });
  await visit('server-away', page);

  await signOut(page);
  await expect(page.getByRole('heading', { name: 'Not signed out yet' })).toBeVisible();
  await visit('sign-out-unheard', page);
}
