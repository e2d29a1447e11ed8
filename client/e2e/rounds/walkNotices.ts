import type { Page } from '@playwright/test';
import { allowsNotices, stubPushManager } from '../fixtures/pushManager.ts';
import { expect } from '../fixtures/rapport.ts';
import type { Walk } from './walk.ts';

/** Notices on this device, in every way in which a browser takes them or does not. */
export async function walkNotices({ stack, sit, visit }: Walk, mentor: Page): Promise<void> {
  await mentor.goto('/me');
  await toNotices(mentor);
  await expect(mentor.getByText('Your browser blocks notices', { exact: false })).toBeVisible();
  await visit('notices-blocked', mentor);
  await mentor.context().grantPermissions(allowsNotices);
  await mentor.reload();
  const onThisDevice = mentor.getByRole('switch', { name: 'Notices on this device' });
  await onThisDevice.click();
  await expect(mentor.getByRole('alert')).toContainText('could not reach its own push service');
  await toNotices(mentor);
  await visit('notices-failed', mentor);
  await stubPushManager(mentor);
  await mentor.reload();
  await expect(onThisDevice).not.toBeChecked();
  await toNotices(mentor);
  await visit('notices-off', mentor);
  await onThisDevice.click();
  await expect(onThisDevice).toBeChecked();
  await mentor.getByRole('button', { name: 'Send a test notice' }).click();
  // Its push service is nowhere.
  await expect(mentor.getByText('A push service does not answer', { exact: false })).toBeVisible();
  await toNotices(mentor);
  await visit('notices-on', mentor);
  await onThisDevice.click();
  await expect(onThisDevice).not.toBeChecked();

  const { page, browser } = await sit(stack.origin);
  await page.addInitScript(() => Reflect.deleteProperty(window, 'PushManager'));
  await page.goto(`/setup?as=mentor#code=${stack.setupCode}`);
  await page.waitForURL(/\/s\/[0-9a-f]{24}/);
  await page.goto('/me');
  await toNotices(page);
  await expect(page.getByText('This browser cannot show notices', { exact: false })).toBeVisible();
  await visit('notices-unsupported', page);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (iPhone) Safari/604' });
  });
  await page.reload();
  await toNotices(page);
  await expect(page.getByText(/^Press “Share” in Safari/)).toBeVisible();
  await visit('notices-home-screen-first', page);
  await browser.close();
}

async function toNotices(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Your notices' }).scrollIntoViewIfNeeded();
}
