import type { Page } from '@playwright/test';
import { expect } from '../fixtures/rapport.ts';
import type { Visit } from './walk.ts';

const historyOf = (page: Page) => page.getByRole('dialog', { name: /^History of/ });

export async function openHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await expect(historyOf(page)).toBeVisible();
}

export async function closeHistory(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(historyOf(page)).toHaveCount(0);
}

/** In the hour, beside notes that say something: a version that somebody keeps, what changes after it, the way back. */
export async function walkHistory(page: Page, visit: Visit): Promise<void> {
  await page.getByRole('tab', { name: 'Notes' }).click();
  const notes = page.getByRole('textbox', { name: 'Notes of both of you' });
  await openHistory(page);
  const history = historyOf(page);
  await history.getByRole('textbox', { name: 'Name of this version' }).fill('Before the second half');
  await history.getByRole('button', { name: 'Keep what is there now' }).click();
  await expect(history.getByRole('heading', { name: 'Before the second half' })).toBeVisible();
  await expect(history.getByRole('heading', { name: 'Notes' })).toBeVisible();
  await visit('history', page, 'fixed');
  await closeHistory(page);

  await notes.click();
  await page.keyboard.press('Control+End');
  for (let letter = 0; letter < 'for five'.length; letter += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('for a whole team');
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  await openHistory(page);
  await history.getByRole('button', { name: /^Before the second half/ }).click();
  await history.getByRole('radio', { name: 'What changed since' }).click();
  await expect(history.getByRole('insertion').first()).toBeVisible();
  await visit('history-compared', page, 'fixed');
  await history.getByRole('button', { name: 'Go back to this version' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await visit('history-restore', page, 'fixed');
  await page.getByRole('button', { name: 'Leave it as it is' }).click();
  await closeHistory(page);
}

/** Beside a record of which nothing was kept, and where its versions cannot be read. */
export async function walkNoHistory(page: Page, visit: Visit): Promise<void> {
  await openHistory(page);
  await expect(historyOf(page).getByText('No versions yet')).toBeVisible();
  await visit('history-none', page);
  await closeHistory(page);
  await page.route('**/versions', (route) => route.abort());
  await page.reload();
  await openHistory(page);
  await expect(historyOf(page).getByRole('button', { name: 'Try again' })).toBeVisible();
  await visit('history-failed', page);
  await page.unroute('**/versions');
  await closeHistory(page);
}

/** After the hour: also what the server kept by itself. */
export async function walkHistoryAfter(page: Page, visit: Visit): Promise<void> {
  await openHistory(page);
  await expect(historyOf(page).getByRole('heading', { name: 'Notes' })).toBeVisible();
  await visit('history-after', page);
  await closeHistory(page);
}
