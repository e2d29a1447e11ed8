import { endIn } from '../fixtures/nearEnd.ts';
import type { Pair } from '../fixtures/people.ts';
import { expect } from '../fixtures/rapport.ts';
import type { Walk } from './walk.ts';

/** The last five minutes of a call, from the question to ten minutes more. */
export async function walkKeeper({ stack, visit }: Walk, { mentor, sessionId }: Pair): Promise<void> {
  const { page } = mentor;
  await endIn(stack, sessionId, 4);
  await page.goto(`/s/${sessionId}`);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
  const question = page.getByRole('region', { name: 'Before the end' });
  const more = page.getByRole('button', { name: /^10 more minutes, until/ });
  await expect(more).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Joining the call…')).toHaveCount(0);
  await visit('call-before-the-end', page);
  await question.getByRole('button', { name: 'Wrap up together' }).click();
  const dialog = page.getByRole('dialog', { name: 'What will you each do next?' });
  await expect(dialog).toBeVisible();
  await visit('wrap-up-early', page);
  await dialog.getByRole('button', { name: 'Back to the session' }).click();
  await expect(more).toBeVisible();
  await visit('call-more-time', page);
  await more.click();
  await expect(page.getByRole('timer', { name: 'Session clock' })).toContainText('of 55:00', {
    timeout: 30_000,
  });
}
