import { type Pair, sitDown } from '../fixtures/people.ts';
import { expect } from '../fixtures/rapport.ts';
import type { Walk } from './walk.ts';

/** Every page that is open to somebody without a sign-in, up to the two people of the sample at their session. */
export async function walkDoors({ stack, sit, visit }: Walk): Promise<Pair> {
  const { page } = await sit(stack.origin);
  const show = async (state: string, path: string, heading: RegExp) => {
    // A new fragment alone would load nothing.
    await page.goto('about:blank');
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await visit(state, page);
  };
  const deadToken = '0'.repeat(43);
  await show('set-up-without-code', '/setup', /set-up link is needed/i);
  await show('set-up', `/setup#code=${stack.setupCode}`, /set up rapport/i);
  await page.getByRole('button', { name: 'Set up your organisation' }).click();
  await expect(page.getByRole('textbox', { name: 'Organisation' })).toHaveAttribute('aria-invalid', 'true');
  await visit('set-up-errors', page);

  await show('sign-in-empty-installation', '/sign-in', /set-up link is needed/i);
  await show('join-incomplete-link', '/join', /does not work/i);
  await show('join-dead-link', `/join#${deadToken}`, /does not work/i);
  await show('reset-incomplete-link', '/reset', /does not work/i);
  await show('reset', `/reset#${deadToken}`, /new password/i);
  await page.getByLabel('New password', { exact: true }).fill('a short sentence');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await visit('reset-dead-link', page);

  await show('link-by-mail', '/by-mail', /a link by mail/i);
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('nobody@example.org');
  await page.getByRole('button', { name: 'Mail me the link' }).click();
  await expect(page.getByRole('alert').first()).toContainText('sends no mail');
  await visit('link-by-mail-off', page);
  await show('enter-incomplete-link', '/enter', /does not work/i);
  await show('enter', `/enter#${deadToken}`, /sign in/i);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await visit('enter-dead-link', page);

  const pair = await sitDown(stack, sit);
  await show('set-up-sample-ready', `/setup#code=${stack.setupCode}`, /sample programme is ready/i);
  await show('sign-in-sample', '/sign-in', /sign in/i);
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('nobody@example.org');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await visit('sign-in-refused', page);
  return pair;
}
