import type { Page } from '@playwright/test';
import { iceServersOf, receivedBy, recordPeerConnections } from '../fixtures/media.ts';
import { watchOutside } from '../fixtures/outside.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

test('two people meet on video, work on one agenda and notes, and keep a record that opens their next session', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, async (origin) => {
    const seat = await openSeat(origin);
    await seat.context.addInitScript(recordPeerConnections);
    return seat;
  });
  const outside = [
    await watchOutside(mentor.context, stack.origin),
    await watchOutside(mentee.context, stack.secondOrigin),
  ];
  const pages = [mentor.page, mentee.page] as const;
  // The watch and the recorder begin with a page of their own.
  await Promise.all(pages.map((page) => page.reload()));

  await test.step('both join and receive frames and sound of the other', async () => {
    for (const page of pages) await page.getByRole('button', { name: 'Join', exact: true }).click();
    for (const page of pages) {
      await expect
        .poll(async () => (await receivedBy(page)).videoFrames, { timeout: 30_000 })
        .toBeGreaterThan(20);
      await expect.poll(async () => (await receivedBy(page)).audioBytes).toBeGreaterThan(1_000);
    }
  });

  await test.step('both answer, write and reorder at once', async () => {
    for (const page of pages) await page.getByRole('tab', { name: 'Agenda' }).click();
    await mentor.page.getByRole('button', { name: 'Skip the review' }).click();
    await mentor.page.getByPlaceholder('What to talk about').fill('Release without fear');
    await mentor.page.getByPlaceholder('What to talk about').press('Enter');
    await mentee.page.getByPlaceholder('What to talk about').fill('My first on-call week');
    await mentee.page.getByPlaceholder('What to talk about').press('Enter');
    for (const page of pages) {
      await expect(
        page
          .getByText('Release without fear')
          .or(page.locator('input[value="Release without fear"]'))
          .first(),
      ).toBeVisible();
    }
    for (const page of pages) await page.getByRole('tab', { name: 'Notes' }).click();
    const notesOf = (page: Page) => page.getByRole('textbox', { name: 'Notes of both of you' });
    await Promise.all([
      notesOf(mentor.page).pressSequentially('Maya writes this. ', { delay: 20 }),
      notesOf(mentee.page).pressSequentially('Jonas writes that. ', { delay: 20 }),
    ]);
    for (const notes of pages.map(notesOf)) {
      await expect(notes).toContainText('Maya writes this.');
      await expect(notes).toContainText('Jonas writes that.');
    }
    await expect(mentor.page.getByText('Saved on the server')).toBeVisible();
  });
});
