import type { Page } from '@playwright/test';
import { addDays } from '@rapport/shared/sessions/wallTime';
import type { Pair } from '../fixtures/people.ts';
import { expect } from '../fixtures/rapport.ts';
import { bookSession, inDays, nextSpringForward } from './bookSession.ts';
import { desktop, sheetOfPaper, type Visit, type Walk } from './walk.ts';
import { walkCalendars } from './walkCalendars.ts';
import { walkOwnCopies } from './walkCopies.ts';
import { walkNoHistory } from './walkHistory.ts';
import { walkNotices } from './walkNotices.ts';

/** What the two of a pair see outside of the hour: home, their pair, booking, records, their profile. */
export async function walkPairs(walk: Walk, { mentor, mentee }: Pair): Promise<void> {
  const { visit } = walk;
  await walkHomes(mentor.page, mentee.page, visit);
  await walkPairPage(mentor.page, visit);
  await walkBooking(mentor.page, visit);
  await walkChanges(mentor.page, visit);
  await walkPastRecord(mentor.page, visit);
  await walkTold(mentee.page, visit);
  await walkProfile(mentor.page, visit);
  await walkNotices(walk, mentor.page);
}

async function walkHomes(mentor: Page, mentee: Page, visit: Visit): Promise<void> {
  for (const [state, page] of [
    ['home-mentor', mentor],
    ['home-mentee', mentee],
  ] as const) {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Next hour' })).toBeVisible();
    await expect(page.getByRole('article')).toBeVisible();
    await expect(
      page.getByRole('checkbox').or(page.getByText('You owe nothing right now')).first(),
    ).toBeVisible();
    await visit(state, page);
  }
  await mentor.getByRole('button', { name: /^Account of/ }).click();
  await expect(mentor.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  await visit('account-menu', mentor, 'fixed');
  await mentor.keyboard.press('Escape');
}

async function walkPairPage(page: Page, visit: Visit): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: /Jonas/ }).last().click();
  await expect(page.getByRole('link', { name: /Handing work over/ })).toBeVisible();
  await visit('pair', page);
  const search = page.getByRole('searchbox', { name: 'Title' });
  await search.fill('no hour is called this');
  await expect(page.getByText('No session matches.')).toBeVisible();
  await visit('pair-without-match', page);
  await search.fill('');
  await page.getByRole('link', { name: 'What your manager sees' }).click();
  await expect(page.getByText(/all that your programme manager sees/)).toBeVisible();
  await visit('pair-what-managers-see', page);
  await page.getByRole('link', { name: 'Back to your page' }).click();
}

async function walkBooking(page: Page, visit: Visit): Promise<void> {
  await page.getByRole('button', { name: 'Book a session' }).first().click();
  const booking = page.getByRole('dialog', { name: /^Book a session/ });
  const [date, start] = [booking.getByLabel('Date'), booking.getByLabel('Start')];
  await expect(date).toBeVisible();
  await visit('book', page);
  await date.fill(addDays(nextSpringForward(), -7));
  await booking.getByLabel('Repeats').selectOption({ label: 'Every week' });
  await expect(booking.getByRole('group', { name: 'Sessions of the series' })).toBeVisible();
  await visit('book-series', page);
  await booking.getByLabel('Ends').selectOption({ label: 'On a day' });
  await booking.getByRole('button', { name: 'Book the session' }).click();
  await expect(booking.getByLabel('Last day')).toHaveAttribute('aria-invalid', 'true');
  await visit('book-series-errors', page);
  await booking.getByLabel('Repeats').selectOption({ label: 'Does not repeat' });
  await date.fill('');
  await expect(booking.getByText(/Choose a day and a start/)).toBeVisible();
  await booking.getByLabel('Title').fill('');
  await booking.getByRole('button', { name: 'Book the session' }).click();
  await expect(date).toHaveAttribute('aria-invalid', 'true');
  await visit('book-errors', page);
  await date.fill(inDays(-2));
  await expect(booking.getByText(/This time has passed/)).toBeVisible();
  await visit('book-in-the-past', page);
  await date.fill(nextSpringForward());
  await start.fill('02:30');
  await expect(booking.getByText(/skip this time/)).toBeVisible();
  await visit('book-in-the-gap', page);
  await date.fill(inDays(7));
  await start.fill('05:00');
  await expect(booking.getByText(/early or late in the day/)).toBeVisible();
  await visit('book-at-an-odd-hour', page);
  await start.fill('10:00');
  await page.keyboard.press('Escape');
  await expect(booking).toHaveCount(0);
}

async function walkChanges(page: Page, visit: Visit): Promise<void> {
  const title = 'Halfway look back';
  const sessionId = await bookSession(page, inDays(16), title);
  await expect(page.getByText('Booked. Jonas', { exact: false })).toBeVisible();
  await visit('pair-booked', page);
  await walkTakenTime(page, visit);
  const menu = page.getByRole('button', { name: `Change “${title}”` });
  await menu.click();
  await visit('session-menu', page, 'fixed');
  await page.getByRole('menuitem', { name: 'Move' }).click();
  await expect(page.getByRole('dialog', { name: /^Move/ })).toBeVisible();
  await visit('move', page);
  await page.keyboard.press('Escape');
  await walkLateCancellation(page, visit);

  await page.goto(`/s/${sessionId}`);
  await expect(page.getByText(/The room opens at/)).toBeVisible();
  await expect(page.getByPlaceholder('What to talk about')).toBeVisible();
  await visit('lobby-before-opening', page);
  await menu.click();
  await page.getByRole('menuitem', { name: 'Cancel the session' }).click();
  const cancelling = page.getByRole('alertdialog', { name: /^Cancel/ });
  await cancelling.getByRole('textbox').fill('I am away that week. Let us find another day.');
  await visit('cancel', page);
  await cancelling.getByRole('button', { name: 'Cancel the session' }).click();
  await expect(page.getByRole('heading', { name: 'This session was cancelled' })).toBeVisible();
  await visit('session-cancelled', page);
  // Nobody waits here until an hour has gone by without anyone: the answer tells it of this one.
  const address = `**/api/sessions/${sessionId}`;
  await page.route(address, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), state: 'missed', changes: [] } });
  });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This session did not take place' })).toBeVisible();
  await visit('session-missed', page);
  await page.unroute(address);
}

/** Of the hour that begins in a few minutes; it is kept. */
async function walkLateCancellation(page: Page, visit: Visit): Promise<void> {
  const soonest = page.getByRole('button', { name: /^Change “/ }).first();
  await soonest.click();
  await page.getByRole('menuitem', { name: 'Cancel the session' }).click();
  const cancelling = page.getByRole('alertdialog', { name: /^Cancel/ });
  await expect(cancelling.getByText(/cancelled late/)).toBeVisible();
  await visit('cancel-late', page);
  await page.keyboard.press('Escape');
  await expect(cancelling).toHaveCount(0);
}

/** Of what the mentor booked and cancelled. */
async function walkTold(page: Page, visit: Visit): Promise<void> {
  await page.goto('/notices');
  await expect(page.getByText(/cancelled your session/).first()).toBeVisible({ timeout: 20_000 });
  await visit('notices', page);
}

/** The same time once more: it is taken, and others near it are offered. */
async function walkTakenTime(page: Page, visit: Visit): Promise<void> {
  await page.getByRole('button', { name: 'Book a session' }).first().click();
  const booking = page.getByRole('dialog', { name: /^Book a session/ });
  await booking.getByLabel('Date').fill(inDays(16));
  await booking.getByLabel('Start').fill('10:00');
  await expect(booking.getByText('You two have another session then.')).toBeVisible();
  await visit('book-at-a-taken-time', page);
  await booking.getByRole('button', { name: 'Book the session' }).click();
  await expect(booking.getByText(/That time is not free any more/)).toBeVisible();
  await visit('book-not-free', page);
  await page.keyboard.press('Escape');
  await expect(booking).toHaveCount(0);
}

async function walkPastRecord(page: Page, visit: Visit): Promise<void> {
  await page.getByRole('link', { name: /pair’s page|Book another session/ }).click();
  await page.getByRole('link', { name: /Handing work over/ }).click();
  await expect(page.getByRole('article')).toBeVisible();
  await visit('record-past', page);
  await walkNoHistory(page, visit);
  await page.getByRole('button', { name: 'Open your own notes' }).click();
  await page.getByRole('textbox', { name: 'Notes that only you see' }).scrollIntoViewIfNeeded();
  await visit('record-past-own-notes', page);
  await walkOwnCopies(page, visit);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(sheetOfPaper);
  await visit('record-past-print', page, 'fixed');
  await page.setViewportSize(desktop);
  await page.emulateMedia({ media: 'screen' });
}

async function walkProfile(page: Page, visit: Visit): Promise<void> {
  await page.goto('/me');
  await expect(page.getByRole('heading', { name: 'Your profile' })).toBeVisible();
  await visit('profile', page);
  await walkCalendars(page, visit);
  await page.getByRole('textbox', { name: 'Your name' }).fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveAttribute('aria-invalid', 'true');
  await visit('profile-errors', page);
  await page.getByRole('button', { name: 'Add a time on Tuesday' }).click();
  await page.getByLabel('From, on Monday').fill('21:00');
  await page.getByLabel('A day off').fill(inDays(30));
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Save your times' }).click();
  await expect(page.getByText('It has to end after it begins.')).toBeVisible();
  await page.getByRole('heading', { name: 'When you can meet' }).scrollIntoViewIfNeeded();
  await visit('availability-errors', page);
  const quiet = page.getByRole('switch', { name: 'Quiet hours' });
  await expect(quiet).toBeChecked();
  await page.getByLabel('From', { exact: true }).fill('07:00');
  await page.getByRole('button', { name: 'Save your notices' }).click();
  await expect(page.getByText('Choose two different times.')).toBeVisible();
  await visit('notice-settings-errors', page);
  await walkCalendar(page, visit);
}

/** The private address of the calendar: made, known to be there, renewed and withdrawn. */
async function walkCalendar(page: Page, visit: Visit): Promise<void> {
  await page.getByRole('button', { name: 'Make the address' }).click();
  await expect(page.getByRole('textbox', { name: 'Private address' })).toBeVisible();
  await visit('calendar-address', page);
  await page.reload();
  await expect(page.getByText('No calendar has read it yet.', { exact: false })).toBeVisible();
  await visit('calendar-address-known', page);
  await page.getByRole('button', { name: 'Make a new address' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await visit('calendar-address-renew', page);
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw the address' }).click();
  await expect(page.getByRole('button', { name: 'Make the address' })).toBeVisible();
}
