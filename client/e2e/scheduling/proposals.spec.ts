import type { Page } from '@playwright/test';
import { sitDownInTwoZones } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

const day = 86_400_000;

/** The Wednesday after New York has changed its clocks next spring and before Berlin has: five hours lie between them. */
function betweenChanges(): string {
  const year = new Date().getUTCFullYear() + 1;
  const first = new Date(Date.UTC(year, 2, 8));
  const sunday = Date.UTC(year, 2, 8 + ((7 - first.getUTCDay()) % 7));
  return new Date(sunday + 3 * day).toISOString().slice(0, 10);
}

async function toPair(page: Page): Promise<void> {
  await page.goto('/');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^(Maya|Jonas)/ })
    .last()
    .click();
  await expect(page.getByRole('button', { name: 'Book a session' }).first()).toBeVisible();
}

async function propose(page: Page, title: string, time: string): Promise<void> {
  await page.getByRole('button', { name: 'Book a session' }).first().click();
  const booking = page.getByRole('dialog', { name: /^Book a session/ });
  await booking.getByRole('radio', { name: 'Propose' }).click();
  await expect(booking.getByText(/The time is not held until/)).toBeVisible();
  await expect(booking.getByLabel('Repeats')).toHaveCount(0);
  await booking.getByLabel('Date').fill(betweenChanges());
  await booking.getByLabel('Start').fill(time);
  await booking.getByLabel('Title').fill(title);
  await booking.getByRole('button', { name: 'Propose this time' }).click();
  await expect(booking).toHaveCount(0);
}

test('two people in two zones find a time: proposed, countered, accepted; each sees who waits, in their own time', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDownInTwoZones(stack, openSeat);
  const line = (page: Page) => page.getByRole('listitem').filter({ hasText: 'A talk about money' });
  await toPair(mentor.page);
  await toPair(mentee.page);
  await propose(mentor.page, 'A talk about money', '15:00');

  await expect(line(mentor.page)).toContainText('proposed, waiting for Jonas');
  await expect(line(mentor.page)).toContainText('15:00');
  // Without a reload, and five hours behind.
  await expect(line(mentee.page)).toContainText(/Maya .*proposes/);
  await expect(line(mentee.page)).toContainText('10:00');
  await expect(line(mentee.page).getByRole('button')).toHaveCount(3);

  await line(mentee.page).getByRole('link').click();
  const { page } = mentee;
  await expect(page.getByText(/It is not booked until you accept/)).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: '10:00' })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: '15:00' })).toBeVisible();
  await expect(page.getByPlaceholder('What to talk about')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Join', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Other time for “A talk about money”' }).click();
  const counter = page.getByRole('dialog', { name: /^Another time/ });
  await expect(counter.getByRole('region', { name: 'Times that suit you both' })).toBeVisible();
  await counter.getByLabel('Start').fill('12:00');
  await counter.getByLabel(/^A line to/).fill('I have a class at ten');
  await counter.getByRole('button', { name: 'Propose this time' }).click();
  await expect(counter).toHaveCount(0);
  await expect(page.getByText(/You proposed this in place of/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Withdraw “A talk about money”' })).toBeVisible();

  await expect(line(mentor.page)).toContainText(/Jonas .*proposes/);
  await expect(line(mentor.page)).toContainText('17:00');
  await line(mentor.page).getByRole('link').click();
  await expect(mentor.page.getByText(/I have a class at ten/)).toBeVisible();
  await mentor.page.getByRole('button', { name: 'Accept “A talk about money”' }).click();
  // The page is what it is for a booked session, for both.
  for (const seat of [mentor, mentee]) await expect(seat.page.getByText(/The room opens at/)).toBeVisible();
  await toPair(mentee.page);
  await expect(line(mentee.page)).toContainText('12:00');
  await expect(line(mentee.page).getByRole('button', { name: /^Change/ })).toBeVisible();
});

test('a proposal is declined for a reason, and the page leads to the next one', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDownInTwoZones(stack, openSeat);
  await toPair(mentor.page);
  await propose(mentor.page, 'Early words', '06:00');
  await mentor.page.getByRole('listitem').filter({ hasText: 'Early words' }).getByRole('link').click();
  await expect(mentor.page.getByText(/Jonas .*can accept it/)).toBeVisible();

  await mentee.page.goto('/');
  await mentee.page.getByRole('button', { name: 'Decline “Early words”' }).click();
  const declining = mentee.page.getByRole('alertdialog', { name: /^Decline/ });
  await declining.getByRole('button', { name: 'Decline the proposal' }).click();
  await expect(declining.getByLabel('Why does it not suit you?')).toHaveAttribute('aria-invalid', 'true');
  await declining.getByLabel('Why does it not suit you?').fill('I am asleep then');
  await declining.getByRole('button', { name: 'Decline the proposal' }).click();
  await expect(declining).toHaveCount(0);
  await expect(mentee.page.getByText('Early words')).toHaveCount(0);

  await expect(mentor.page.getByRole('heading', { name: 'This time was declined' })).toBeVisible();
  await expect(mentor.page.getByText('Reason: I am asleep then')).toBeVisible();
  await mentor.page.getByRole('button', { name: 'Propose another time' }).click();
  const again = mentor.page.getByRole('dialog', { name: /^Book a session/ });
  await expect(again.getByRole('radio', { name: 'Propose' })).toBeChecked();
});
