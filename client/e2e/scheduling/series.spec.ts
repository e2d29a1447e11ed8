import type { Locator, Page } from '@playwright/test';
import { sitDownInTwoZones } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { springTuesday } from '../fixtures/springTuesday.ts';

const day = 86_400_000;

/** What clocks say there, worked out by hand: 15:00 in Berlin is 9:00 in New York, and 10:00 between the two changes. */
function expected() {
  const { first, newYork, berlin } = springTuesday();
  return [0, 1, 2, 3].map((week) => {
    const at = first + week * 7 * day;
    const isBetween = at > newYork && at < berlin;
    const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
      at,
    );
    return { date, at, berlin: '15:00', newYork: isBetween ? '10:00' : '9:00', isBetween };
  });
}

const rows = (page: Page | Locator) => page.getByRole('listitem').filter({ hasText: 'Weekly talk' });

test('a weekly series is the same instant for both, in the weeks in which only one has changed the clocks too, and changes from one session on', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDownInTwoZones(stack, openSeat);
  const sessions = expected();
  for (const { page } of [mentor, mentee]) {
    await page.goto('/');
    await page
      .getByRole('main')
      .getByRole('link', { name: /^(Maya|Jonas)/ })
      .last()
      .click();
    await expect(page.getByRole('button', { name: 'Book a session' }).first()).toBeVisible();
  }

  await mentor.page.getByRole('button', { name: 'Book a session' }).first().click();
  const booking = mentor.page.getByRole('dialog', { name: /^Book a session/ });
  await booking.getByLabel('Date').fill(new Date(springTuesday().first).toISOString().slice(0, 10));
  await booking.getByLabel('Start').fill('15:00');
  await booking.getByLabel('Title').fill('Weekly talk');
  await booking.getByLabel('Repeats').selectOption({ label: 'Every week' });
  await booking.getByLabel('Ends').selectOption({ label: 'After 4 sessions' });
  const planned = booking.getByRole('group', { name: 'Sessions of the series' }).getByRole('listitem');
  await expect(planned).toHaveCount(4);
  for (const [index, { date, newYork, isBetween }] of sessions.entries()) {
    const line = planned.nth(index);
    await expect(line).toContainText(date);
    await expect(line).toContainText('15:00');
    await expect(line).toContainText(new RegExp(`\\b0?${newYork}`));
    await expect(line.getByText(/For Jonas Lindqvist this one is 1 h\S* later/)).toHaveCount(
      isBetween ? 1 : 0,
    );
  }
  await planned.nth(3).getByRole('checkbox').uncheck();
  await expect(booking.getByRole('status').filter({ hasText: '3 sessions' })).toBeVisible();
  await expect(booking.getByRole('button', { name: 'Book 3 sessions' })).toBeEnabled();
  await planned.nth(3).getByRole('checkbox').check();
  await booking.getByRole('button', { name: 'Book 4 sessions' }).click();
  await expect(booking).toHaveCount(0);

  await expect(rows(mentor.page)).toHaveCount(4);
  await expect(rows(mentee.page)).toHaveCount(4);
  for (const [index, { date, newYork }] of sessions.entries()) {
    await expect(rows(mentor.page).nth(index)).toContainText(date);
    await expect(rows(mentor.page).nth(index)).toContainText('15:00');
    await expect(rows(mentee.page).nth(index)).toContainText(date);
    await expect(rows(mentee.page).nth(index)).toContainText(new RegExp(`\\b0?${newYork}`));
  }

  // The mentee moves the second one, and the others go along; the first stays.
  const change = async (index: number, item: string) => {
    await rows(mentee.page)
      .nth(index)
      .getByRole('button', { name: /^Change/ })
      .click();
    await mentee.page.getByRole('menuitem', { name: item }).click();
    return mentee.page.getByRole(item === 'Move' ? 'dialog' : 'alertdialog');
  };
  const move = await change(1, 'Move');
  await move.getByLabel('Which sessions').selectOption({ label: 'This one and the following' });
  await move.getByLabel('Date').fill(new Date((sessions[1]?.at ?? 0) + day).toISOString().slice(0, 10));
  await move.getByLabel('Why is it moved?').fill('Tuesdays are for the choir');
  await move.getByRole('button', { name: 'Move these sessions' }).click();
  await expect(move).toHaveCount(0);
  await expect(rows(mentor.page).nth(0)).toContainText('Tue');
  for (const index of [1, 2, 3]) {
    await expect(rows(mentor.page).nth(index)).toContainText('Wed');
    // On both sides of each change of the clocks, whoever moved them: the series is one of Berlin.
    await expect(rows(mentor.page).nth(index)).toContainText('15:00');
  }

  const cancel = await change(1, 'Cancel the session');
  await cancel.getByLabel('Which sessions').selectOption({ label: 'This one and the following' });
  await expect(cancel).toContainText('all that follow it');
  await cancel.getByLabel('Why is it cancelled?').fill('The project ends');
  await cancel.getByRole('button', { name: 'Cancel these sessions' }).click();
  await expect(cancel).toHaveCount(0);
  await expect(rows(mentor.page).filter({ hasText: '15:00' })).toHaveCount(1);
});
