import type { Page } from '@playwright/test';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

async function openPair(page: Page, other: RegExp): Promise<void> {
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: other }).last().click();
  await expect(page.getByRole('button', { name: 'Book a session' }).first()).toBeVisible();
}

/** Whatever the time of the day is where this runs. */
async function dropQuietHours(page: Page): Promise<void> {
  await page.goto('/me');
  const quiet = page.getByRole('switch', { name: 'Quiet hours' });
  await quiet.uncheck();
  await page.getByRole('button', { name: 'Save your notices' }).click();
  await expect(page.getByText('Saved.').first()).toBeVisible();
}

test('one calls the other, who says a word or comes; quiet hours are respected unless it is urgent', async ({
  freshStack: stack,
  openSeat,
}) => {
  const {
    mentor: { page: mentor },
    mentee: { page: mentee },
    sessionId,
  } = await sitDown(stack, openSeat);
  // The sample's session begins in five minutes: it would be in the way.
  await stack.inDatabase((db) =>
    db.collection('mentoringSessions').updateMany(
      { state: 'scheduled' },
      {
        $set: { startsAt: new Date(Date.now() + 5 * 86_400_000) },
        $unset: { taken: 1 },
      },
    ),
  );
  expect(sessionId).toMatch(/^[0-9a-f]{24}$/);
  await dropQuietHours(mentee);
  await openPair(mentor, /Jonas/);
  await openPair(mentee, /Maya/);

  const call = mentor.getByRole('button', { name: 'Call now' });
  // Who is there is asked every few seconds.
  await expect(call).toBeVisible({ timeout: 30_000 });
  await call.click();
  const ring = mentee.getByRole('alertdialog', { name: 'Maya Okafor calls you' });
  await expect(ring).toBeVisible();
  await ring.getByLabel('A word, if you cannot come').fill('In an hour');
  await ring.getByRole('button', { name: 'Say so' }).click();
  await expect(ring).toHaveCount(0);
  await expect(mentor.getByText('Jonas Lindqvist: “In an hour”')).toBeVisible();
  await expect(mentor.getByRole('heading', { name: 'This session was cancelled' })).toBeVisible();

  // It is the middle of the night for him now.
  await mentee.goto('/me');
  await mentee.getByRole('switch', { name: 'Quiet hours' }).check();
  await mentee.getByLabel('From', { exact: true }).fill('00:00');
  await mentee.getByLabel('To', { exact: true }).fill('23:59');
  await mentee.getByRole('button', { name: 'Save your notices' }).click();
  await expect(mentee.getByText('Saved.').first()).toBeVisible();
  await openPair(mentor, /Jonas/);
  await call.click();
  await mentor
    .getByRole('alertdialog', { name: /Not a good time/ })
    .getByRole('button', { name: 'It is urgent: call' })
    .click();
  const urgent = mentee.getByRole('alertdialog', { name: /says that it is urgent/ });
  await urgent.getByRole('button', { name: 'Go there' }).click();
  await expect(mentor.getByText('Jonas Lindqvist comes.')).toBeVisible();
  await expect(mentee).toHaveURL(new URL(mentor.url()).pathname.replace(/^/, stack.secondOrigin));
  await expect(mentee.getByRole('button', { name: 'Join', exact: true })).toBeVisible();
});
