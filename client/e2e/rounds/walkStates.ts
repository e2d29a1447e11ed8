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
  const join = mentor.getByRole('button', { name: /^join/i });
  await expect(join).toBeEnabled();
  await visit('lobby', mentor);
}

async function walkRefusals(page: Page, visit: Visit): Promise<void> {
  await page.goto('/s/000000000000000000000000');
  await expect(page.getByRole('heading').first()).toBeVisible();
  await visit('session-unknown', page);
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading').first()).toBeVisible();
  await visit('not-found', page);
}
