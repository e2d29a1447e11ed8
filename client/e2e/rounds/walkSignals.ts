import type { Page } from '@playwright/test';
import { expect } from '../fixtures/rapport.ts';
import type { Visit } from './walk.ts';

/** Hands, reactions and the list of keys, in a call of both. */
export async function walkSignals(mentor: Page, mentee: Page, visit: Visit): Promise<void> {
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  await button(mentee, 'Raise your hand').click();
  await button(mentor, 'Raise your hand').click();
  await expect(mentor.getByText('Hand up', { exact: true })).toBeVisible({ timeout: 30_000 });
  await visit('call-hands', mentor);
  await button(mentor, 'Reactions').click();
  await expect(mentor.getByRole('dialog', { name: 'Reactions' })).toBeVisible();
  await visit('call-reactions', mentor, 'fixed');
  await button(mentor, 'Well done').click();
  await button(mentee, 'Lower your hand').click();
  await button(mentor, 'Lower your hand').click();
  await mentor.getByRole('timer').click();
  await mentor.keyboard.press('?');
  await expect(mentor.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await visit('call-keys', mentor);
  await mentor.keyboard.press('Escape');
}
