import type { Page } from '@playwright/test';
import { closeCode } from '@rapport/shared/collab/protocol';
import { expect } from '../fixtures/rapport.ts';
import { desktop, type Visit, type Walk } from './walk.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** A guest, from being asked for in the call to the end of the visit. Both of the pair are in the call. */
export async function walkGuests(
  { stack, sit, visit }: Walk,
  { mentor, mentee }: { mentor: Page; mentee: Page },
): Promise<void> {
  const link = await walkInvitation(mentor, mentee, visit);
  const { page, browser } = await sit(stack.origin);
  const refuse = await playRefusal(page);
  await page.goto('/guest#nothing');
  await expect(page.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();
  await visit('guest-dead-link', page);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(button(page, 'Ask to be let in')).toBeVisible();
  await visit('guest-door', page);
  await button(page, 'Ask to be let in').click();
  await expect(page.getByText('You are waiting', { exact: true })).toBeVisible();
  await visit('guest-waiting', page);
  await expect(button(mentor, 'Let in Ida Falk')).toBeVisible();
  await visit('call-guest-waits', mentor);
  await button(mentor, 'Not now: Ida Falk goes on waiting outside').click();
  await expect(page.getByText('Not now. You can ask again in a moment.').first()).toBeVisible();
  await visit('guest-not-now', page);
  await button(page, 'Ask again').click();
  await button(mentor, 'Let in Ida Falk').click();
  await expect(button(page, 'Leave')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Joining the call…')).toHaveCount(0);
  await visit('guest-call', page);
  await visit('call-with-guest', mentor);
  await walkSecondWindow(page, link, visit);
  await refuse();
  await expect(page.locator('[data-save="tooLarge"]')).toBeVisible();
  await visit('guest-too-large', page);
  await button(page, 'Leave').click();
  await visit('guest-left', page);
  await button(mentor, 'Guests').click();
  await button(mentor, 'Remove Ida Falk').click();
  await expect(page.getByRole('heading', { name: 'Your visit is over' })).toBeVisible();
  await visit('guest-gone', page);
  await mentor.keyboard.press('Escape');
  await browser.close();
}

/** They are let in already, and asked before they come in here, too. */
async function walkSecondWindow(page: Page, link: string, visit: Visit): Promise<void> {
  const second = await page.context().newPage();
  await second.setViewportSize(desktop);
  await second.goto(link);
  await expect(button(second, 'Test the connection')).toBeVisible();
  await visit('guest-door-open', second);
  await button(second, 'Join').click();
  await expect(button(second, 'Take over here')).toBeVisible({ timeout: 30_000 });
  await visit('guest-in-other-window', second);
  await second.close();
}

async function walkInvitation(mentor: Page, mentee: Page, visit: Visit): Promise<string> {
  await button(mentor, 'Guests').click();
  const dialog = mentor.getByRole('dialog', { name: 'Guests of this session' });
  await expect(dialog.getByText('Nobody is invited.')).toBeVisible();
  await dialog.getByLabel('Who should come').fill('Ida Falk');
  await dialog.getByRole('button', { name: /^Ask Jonas/ }).click();
  await expect(button(mentee, 'Agree: Ida Falk may come')).toBeVisible();
  await visit('call-guest-asked', mentee);
  await button(mentee, 'Agree: Ida Falk may come').click();
  const link = dialog.getByLabel('Link for Ida Falk');
  await expect(link).toBeVisible();
  await visit('guests', mentor);
  const address = await link.inputValue();
  await mentor.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return address;
}

/** @returns what lets the server find agenda and notes too large from then on */
async function playRefusal(page: Page): Promise<() => Promise<void>> {
  const code = closeCode.tooLarge;
  let refuse: (() => Promise<void>) | undefined;
  let isTooLarge = false;
  await page.routeWebSocket(/\/collab\/session/, (socket) => {
    if (isTooLarge) return void socket.close({ code });
    socket.connectToServer();
    refuse = () => socket.close({ code });
  });
  return async () => {
    isTooLarge = true;
    await refuse?.();
  };
}
