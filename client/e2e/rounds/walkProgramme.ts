import { addPairs } from '../fixtures/manyPairs.ts';
import { expect } from '../fixtures/rapport.ts';
import type { Walk } from './walk.ts';

/** What the manager of the sample programme sees: pairs, the two of them from outside, people. */
export async function walkProgramme({ stack, sit, visit }: Walk): Promise<void> {
  const { page } = await sit(stack.origin);
  await page.goto(`/setup?as=manager#code=${stack.setupCode}`);
  await expect(page.getByRole('link', { name: /Maya Okafor and Jonas/ })).toBeVisible();
  await visit('home-manager', page);
  await page.getByRole('button', { name: 'Pair two people' }).click();
  const pairing = page.getByRole('dialog', { name: 'Pair two people' });
  await pairing.getByRole('combobox', { name: 'Mentor' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await visit('pair-two-people', page, 'fixed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(pairing).toHaveCount(0);
  await page.getByRole('link', { name: /Maya Okafor and Jonas/ }).click();
  await expect(page.getByText(/stay between the two/)).toBeVisible();
  await expect(page.getByRole('table').first()).toBeVisible();
  await visit('pair-manager', page);
  await page.getByRole('button', { name: 'End this pair' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await visit('end-pair', page);
  await page.getByRole('button', { name: 'Keep it' }).click();

  await page.goto('/people');
  await expect(page.getByText('Maya Okafor')).toBeVisible();
  await visit('people', page);
  await page.getByRole('searchbox', { name: 'Search by name' }).fill('Zebedee');
  await expect(page.getByText(/Nobody is found by/)).toBeVisible();
  await visit('people-without-match', page);

  await addPairs(stack, 30);
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Show more' })).toBeVisible();
  await visit('home-manager-many', page);
}
