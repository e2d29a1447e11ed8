import type { Page } from '@playwright/test';
import { expect } from '../fixtures/rapport.ts';
import { phone, type Visit } from './walk.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** What else the stage can look like while both are in the call; left as it was found. */
export async function walkStage(mentor: Page, mentee: Page, visit: Visit): Promise<void> {
  await button(mentor, 'View').click();
  await expect(mentor.getByRole('radio', { name: 'Side by side' })).toBeVisible();
  await visit('view-menu', mentor, 'fixed');
  await mentor.getByRole('radio', { name: 'Side by side' }).click();
  await mentor.keyboard.press('Escape');
  await visit('call-side-by-side', mentor);

  await button(mentee, 'Share your screen').click();
  const screen = mentor.getByLabel(/’s screen$/).and(mentor.locator('video'));
  await expect(screen).toBeVisible({ timeout: 30_000 });
  await visit('call-screen-beside', mentor);
  await button(mentor, 'View').click();
  await mentor.getByLabel('Large picture', { exact: true }).selectOption({ label: 'Yourself' });
  await mentor.getByRole('radio', { name: 'One large' }).click();
  await mentor.keyboard.press('Escape');
  await visit('call-pinned', mentor);
  await button(mentor, 'Keep yourself large').click();
  await visit('call-screen', mentor);
  await button(mentee, 'Stop sharing your screen').click();
  await expect(screen).toHaveCount(0, { timeout: 30_000 });

  const opened = mentor.context().waitForEvent('page');
  await button(mentor, 'View').click();
  await button(mentor, 'Picture in picture').click();
  const small = await opened;
  await expect(button(small, 'Leave')).toBeVisible();
  await visit('picture-in-picture', small, 'fixed');
  await button(mentor, 'View').click();
  await button(mentor, 'End picture in picture').click();

  const size = mentor.viewportSize() ?? phone;
  await mentor.setViewportSize(phone);
  await button(mentor, 'View').click();
  await visit('view-menu-phone', mentor, 'fixed');
  await mentor.keyboard.press('Escape');
  await mentor.setViewportSize(size);
}
