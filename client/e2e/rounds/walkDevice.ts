import type { Page } from '@playwright/test';
import { expect } from '../fixtures/rapport.ts';
import { workerReady } from '../fixtures/workerReady.ts';
import type { Walk } from './walk.ts';

/** The app on a device: installed or not, opened without a network, older than the server. */
export async function walkDevice({ stack, sit, visit }: Walk): Promise<void> {
  const asMentor = async (script?: () => void) => {
    const seat = await sit(stack.origin);
    if (script) await seat.page.addInitScript(script);
    await seat.page.goto(`/setup?as=mentor#code=${stack.setupCode}`);
    await seat.page.waitForURL(/\/s\/[0-9a-f]{24}/);
    return seat;
  };

  const { page, context } = await asMentor();
  await page.goto('/me');
  await toInstalling(page);
  await visit('install-by-menu', page);
  // A private window gets no offer of its own.
  await page.evaluate(() => window.dispatchEvent(new Event('beforeinstallprompt')));
  await expect(page.getByRole('button', { name: 'Install Rapport' })).toBeVisible();
  await toInstalling(page);
  await visit('install-offered', page);
  await workerReady(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Your pairs' })).toBeVisible();
  await context.setOffline(true);
  await page.goto('/');
  await expect(page.getByText(/^What you see is from /)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Your pairs' })).toBeVisible();
  await visit('opened-without-network', page);
  await context.setOffline(false);

  const iphone = await asMentor(() =>
    Object.defineProperty(navigator, 'userAgent', {
      value: 'Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1',
    }),
  );
  await iphone.page.goto('/me');
  await toInstalling(iphone.page);
  await visit('install-on-iphone', iphone.page);
  await iphone.browser.close();

  // A page of another build than the worker that begins to work beside it, as after an update.
  const older = await asMentor(() =>
    document.addEventListener('DOMContentLoaded', () =>
      document.querySelector('script[type="module"]')?.setAttribute('src', '/assets/older.js'),
    ),
  );
  await older.page.goto('/');
  await expect(older.page.getByRole('button', { name: 'Reload', exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await visit('new-version', older.page);
  await older.browser.close();
}

async function toInstalling(page: Page): Promise<void> {
  const section = page.getByRole('region', { name: 'Rapport as an app' });
  await expect(section).toBeVisible();
  await section.scrollIntoViewIfNeeded();
}
