import type { Page } from '@playwright/test';
import type { Pair } from '../fixtures/people.ts';
import { expect } from '../fixtures/rapport.ts';
import { inDays } from './bookSession.ts';
import type { Visit, Walk } from './walk.ts';

const minute = 60_000;

/** Sessions that are a question still, and sessions without a call. */
export async function walkMeetings({ visit }: Walk, { mentor, mentee }: Pair): Promise<void> {
  await walkProposals(mentor.page, mentee.page, visit);
  await walkPhone(mentor.page, visit);
}

const bookingOf = (page: Page) => page.getByRole('dialog', { name: /^Book a session/ });

async function openBooking(page: Page): Promise<void> {
  await page.goto('/');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^(Maya|Jonas)/ })
    .last()
    .click();
  await page.getByRole('button', { name: 'Book a session' }).first().click();
  await expect(bookingOf(page).getByLabel('Date')).toBeVisible();
}

async function walkProposals(mentor: Page, mentee: Page, visit: Visit): Promise<void> {
  const title = 'What the new year brings';
  await openBooking(mentor);
  const booking = bookingOf(mentor);
  await booking.getByRole('radio', { name: 'Propose' }).click();
  await booking.getByLabel('Date').fill(inDays(20));
  await booking.getByLabel('Title').fill(title);
  await visit('propose', mentor);
  await booking.getByRole('button', { name: 'Propose this time' }).click();
  await expect(mentor.getByText(/proposed, waiting for Jonas/)).toBeVisible();
  await visit('pair-proposed-waiting', mentor);
  await mentor.getByRole('listitem').filter({ hasText: title }).getByRole('link').click();
  await expect(mentor.getByText(/You proposed this time/)).toBeVisible();
  await expect(mentor.getByPlaceholder('What to talk about')).toBeVisible();
  await visit('proposed-waiting', mentor);

  await mentee.goto('/');
  await expect(mentee.getByRole('button', { name: `Accept “${title}”` })).toBeVisible();
  await visit('home-proposed', mentee);
  await mentee.goto(new URL(mentor.url()).pathname);
  await expect(mentee.getByText(/It is not booked until you accept/)).toBeVisible();
  await expect(mentee.getByPlaceholder('What to talk about')).toBeVisible();
  await visit('proposed-asked', mentee);
  await mentee.getByRole('button', { name: /^Other time/ }).click();
  const counter = mentee.getByRole('dialog', { name: /^Another time/ });
  await expect(counter.getByRole('region', { name: 'Times that suit you both' })).toBeVisible();
  await counter.getByLabel('Date').fill(inDays(22));
  await counter.getByLabel(/^A line to/).fill('Two days later I am back.');
  await visit('counter', mentee);
  await counter.getByRole('button', { name: 'Propose this time' }).click();
  await expect(mentor.getByText(/proposes this in place of/)).toBeVisible();
  await visit('proposed-countered', mentor);
  await mentor.getByRole('button', { name: /^Decline/ }).click();
  const declining = mentor.getByRole('alertdialog', { name: /^Decline/ });
  await declining.getByRole('textbox').fill('I am travelling that week.');
  await visit('decline', mentor);
  await declining.getByRole('button', { name: 'Decline the proposal' }).click();
  await expect(mentor.getByRole('heading', { name: 'This time was declined' })).toBeVisible();
  await visit('session-declined', mentor);
  // Nobody waits here until its time has passed: the answer tells it without what somebody has said.
  await asIf(mentor, { changes: [] }, async () => {
    await expect(mentor.getByRole('heading', { name: 'This proposal has run out' })).toBeVisible();
    await visit('session-expired', mentor);
  });
}

async function walkPhone(page: Page, visit: Visit): Promise<void> {
  const title = 'A walk and a talk';
  await openBooking(page);
  const booking = bookingOf(page);
  await booking.getByLabel('Date').fill(inDays(21));
  await booking.getByLabel('How you meet').selectOption({ label: 'By phone' });
  await booking.getByLabel('Who calls whom').fill('Maya calls Jonas');
  await booking.getByLabel('Title').fill(title);
  await visit('book-phone', page);
  await booking.getByRole('button', { name: 'Book the session' }).click();
  await expect(booking).toHaveCount(0);
  await page.getByRole('listitem').filter({ hasText: title }).getByRole('link').click();
  await expect(page.getByText('By phone: Maya calls Jonas')).toBeVisible();
  await expect(page.getByPlaceholder('What to talk about')).toBeVisible();
  await visit('phone-before', page);
  await page.getByRole('button', { name: `Change “${title}”` }).click();
  await page.getByRole('menuitem', { name: 'How you meet' }).click();
  await expect(page.getByRole('dialog', { name: /^How you meet/ })).toBeVisible();
  await visit('change-kind', page);
  await page.keyboard.press('Escape');

  const ago = (minutes: number) => new Date(Date.now() - minutes * minute).toISOString();
  await asIf(page, { startsAt: ago(10) }, async () => {
    await expect(page.getByRole('timer')).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Agenda' })).toBeVisible();
    await visit('phone-during', page);
  });
  await asIf(page, { startsAt: ago(90) }, async () => {
    await expect(page.getByRole('heading', { name: 'Did you meet?' })).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Agenda' })).toBeVisible();
    await visit('phone-after', page);
    await page.getByRole('button', { name: `It took place: “${title}”` }).click();
    await expect(page.getByRole('dialog', { name: /took place/ })).toBeVisible();
    await visit('report', page);
    await page.keyboard.press('Escape');
  });
  await asIf(page, { startsAt: ago(90), state: 'missed' }, async () => {
    await expect(page.getByRole('button', { name: `It took place after all: “${title}”` })).toBeVisible();
    await visit('phone-missed', page);
  });
  await page.route(/\/api\/sessions(\?|$)/, async (route) => {
    const response = await route.fetch();
    const { items, ...rest } = (await response.json()) as { items: { title: string }[] };
    const told = items.map((item) => (item.title === title ? { ...item, startsAt: ago(90) } : item));
    await route.fulfill({ response, json: { ...rest, items: told } });
  });
  await page.goto('/');
  await expect(page.getByRole('link', { name: /^Did you meet/ })).toBeVisible();
  await visit('home-did-you-meet', page);
  await page.unroute(/\/api\/sessions(\?|$)/);
  await cancel(page, title);
}

/** So that nothing is booked when the walk comes to the end of the hour. */
async function cancel(page: Page, title: string): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: `Change “${title}”` }).click();
  await page.getByRole('menuitem', { name: 'Cancel the session' }).click();
  const cancelling = page.getByRole('alertdialog', { name: /^Cancel/ });
  await cancelling.getByRole('textbox').fill('We talk another time.');
  await cancelling.getByRole('button', { name: 'Cancel the session' }).click();
  await expect(cancelling).toHaveCount(0);
}

/** Shows the session's page as it is when its time has come, which nobody waits for here. */
async function asIf(page: Page, told: object, see: () => Promise<void>): Promise<void> {
  const address = `**/api${new URL(page.url()).pathname.replace('/s/', '/sessions/')}`;
  await page.route(address, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...told } });
  });
  await page.reload();
  await see();
  await page.unroute(address);
}
