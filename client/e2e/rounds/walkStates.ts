import type { Page } from '@playwright/test';
import type { Stack } from '@rapport/infra/testing';
import { sitDown } from '../fixtures/people.ts';
import { expect, type Seat } from '../fixtures/rapport.ts';

/** Sees a page in one state; `state` is a file name. */
type Visit = (state: string, page: Page) => Promise<void>;

type OpenSeat = (origin: string) => Promise<Seat>;

/**
 * Takes two people through everything that the interface can be, in one sitting, and shows each state to `visit`:
 * the accessibility round and the screenshots are two visitors of the same walk, so neither can miss what the other sees.
 */
export async function walkStates(stack: Stack, openSeat: OpenSeat, visit: Visit): Promise<void> {
  await walkBeforeSignIn(stack, openSeat, visit);
  const { mentor, mentee, sessionId } = await sitDown(stack, openSeat);
  await walkOwnPages(mentor.page, visit);
  await walkManager(stack, openSeat, visit);
  await walkSession(mentor.page, mentee.page, sessionId, visit);
  await walkRefusals(mentor.page, visit);
}

async function walkBeforeSignIn(stack: Stack, openSeat: OpenSeat, visit: Visit): Promise<void> {
  const { page } = await openSeat(stack.origin);
  const show = async (state: string, path: string, ready: RegExp) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: ready }).first()).toBeVisible();
    await visit(state, page);
  };
  await show('set-up-without-code', '/setup', /set-up link is needed/i);
  await page.goto('about:blank');
  await show('set-up', `/setup#code=${stack.setupCode}`, /set up rapport/i);
  await page.getByRole('button', { name: 'Set up your organisation' }).last().click();
  await visit('set-up-errors', page);
  await show('sign-in-empty-installation', '/sign-in', /sign in/i);
  await page.getByLabel('E-mail address').fill('nobody@example.org');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await visit('sign-in-refused', page);
  await show('join-dead-link', '/join#0000000000000000000000000', /does not work/i);
  await show('reset', '/reset#0000000000000000000000000', /password/i);
}

async function walkOwnPages(page: Page, visit: Visit): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: /next hour/i })).toBeVisible();
  await visit('home-mentor', page);
  await page.getByRole('link', { name: /Jonas/ }).last().click();
  await expect(page.getByRole('heading', { name: /past sessions/i })).toBeVisible();
  await visit('pair', page);
  await page.getByRole('button', { name: 'Book a session' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await visit('book', page);
  await page.keyboard.press('Escape');
  await page.goto('/me');
  await expect(page.getByRole('heading', { name: /your profile/i })).toBeVisible();
  await visit('profile', page);
}

async function walkManager(stack: Stack, openSeat: OpenSeat, visit: Visit): Promise<void> {
  const { page } = await openSeat(stack.origin);
  await page.goto(`/setup?as=manager#code=${stack.setupCode}`);
  await page.waitForURL((url) => url.pathname === '/');
  await expect(page.getByRole('heading', { name: /pairs in your programmes/i })).toBeVisible();
  await visit('home-manager', page);
  await page.getByRole('button', { name: 'Pair two people' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await visit('pair-two-people', page);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /Maya/ }).last().click();
  await expect(page.getByText(/stay between the two/i)).toBeVisible();
  await visit('pair-manager', page);
  await page.goto('/people');
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
  await visit('people', page);
  await page.getByRole('button', { name: 'Invite' }).first().click();
  await page.getByLabel('Who is it for?').fill('Noor');
  await visit('invite', page);
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByRole('textbox', { name: 'Link' })).toBeVisible();
  await visit('invite-link', page);
}

async function walkSession(mentor: Page, mentee: Page, sessionId: string, visit: Visit): Promise<void> {
  await mentor.goto(`/s/${sessionId}`);
  await expect(joinButton(mentor)).toBeEnabled();
  await visit('lobby', mentor);
  await joinButton(mentor).click();
  await expect(mentor.getByText('Waiting for Jonas Lindqvist')).toBeVisible();
  await visit('call-waiting', mentor);
  await mentee.goto(`/s/${sessionId}`);
  await joinButton(mentee).click();
  await expect(mentor.getByText('Waiting for Jonas Lindqvist')).toBeHidden();
  for (const tab of ['Agenda', 'Notes', 'Actions']) {
    await mentor.getByRole('tab', { name: tab }).click();
    await expect(mentor.getByRole('tabpanel')).toBeVisible();
    await expect(mentor.locator('[data-save="saved"]')).toBeVisible();
    await visit(`call-${tab.toLowerCase()}`, mentor);
  }
  await mentor.mouse.move(300, 300);
  await mentor.getByRole('button', { name: 'Devices' }).click();
  await visit('call-devices', mentor);
  await mentor.keyboard.press('Escape');
  await mentor.mouse.move(320, 320);
  await mentor.getByRole('button', { name: 'Hide agenda, notes and actions' }).click();
  await visit('call-without-panel', mentor);
  await mentee.mouse.move(300, 300);
  await mentee.getByRole('button', { name: 'Leave' }).click();
  await expect(mentee.getByRole('heading', { name: 'You left the call' })).toBeVisible();
  await visit('call-left', mentee);
  await mentor.mouse.move(340, 340);
  await mentor.getByRole('button', { name: 'End session' }).click();
  await expect(mentor.getByRole('dialog', { name: /^End/ })).toBeVisible();
  await visit('wrap-up', mentor);
  await mentor.getByRole('button', { name: 'End and keep the record' }).click();
  await expect(mentor.getByRole('article')).toBeVisible();
  await visit('record', mentor);
  await walkLaterSession(mentor, visit);
}

/** A session that is days away, moved and then cancelled. */
async function walkLaterSession(page: Page, visit: Visit): Promise<void> {
  await page.getByRole('article').getByRole('button', { name: /^Book/ }).click();
  const booking = page.getByRole('dialog', { name: /^Book a session/ });
  await booking.getByLabel('Date').fill('2020-01-01');
  await booking.getByRole('button', { name: 'Book the session' }).click();
  await visit('book-in-the-past', page);
  await booking.getByLabel('Date').fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
  await booking.getByRole('button', { name: 'Book the session' }).click();
  await expect(booking).toBeHidden();
  await page.getByRole('article').getByRole('link', { name: /:\d\d/ }).click();
  await expect(page.getByRole('button', { name: /Check camera/ })).toBeVisible();
  await visit('lobby-days-before', page);
  for (const [entry, state] of [
    ['Move', 'move'],
    ['Cancel', 'cancel'],
  ] as const) {
    await page.getByRole('button', { name: /^Change “/ }).click();
    await page.getByRole('menuitem', { name: new RegExp(entry) }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await visit(state, page);
    if (state === 'move') await page.keyboard.press('Escape');
  }
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Cancel/ })
    .click();
  await expect(page.getByRole('heading', { name: 'This session was cancelled' })).toBeVisible();
  await visit('session-cancelled', page);
}

const joinButton = (page: Page) => page.getByRole('button', { name: 'Join', exact: true });

async function walkRefusals(page: Page, visit: Visit): Promise<void> {
  await page.goto('/s/000000000000000000000000');
  await expect(page.getByRole('heading').first()).toBeVisible();
  await visit('session-unknown', page);
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading').first()).toBeVisible();
  await visit('not-found', page);
}
