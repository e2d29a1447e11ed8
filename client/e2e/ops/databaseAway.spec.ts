import type { Page } from '@playwright/test';
import { grows, recorded } from '../fixtures/media.ts';
import { notesOf, saved } from '../fixtures/panel.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

const away = (page: Page) => page.getByText(/The server is there, but its database does not answer/);
const framesFlow = (page: Page) => grows(page, 'videoFrames', { by: 5 });

test('the database stops mid-call: both are told, go on talking and typing, and all of it is saved when it is back', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, recorded(openSeat));
  const pages = [mentor.page, mentee.page] as const;
  await test.step('both are in the call with the notes open', async () => {
    for (const page of pages) await page.getByRole('button', { name: 'Join', exact: true }).click();
    for (const page of pages) await framesFlow(page);
    for (const page of pages) await page.getByRole('tab', { name: 'Notes' }).click();
    await notesOf(mentor.page).pressSequentially('Before. ');
    await expect(notesOf(mentee.page)).toContainText('Before.');
    for (const page of pages) await saved(page);
  });

  await test.step('it stops: both read so, without having touched anything', async () => {
    await stack.database.kill();
    for (const page of pages) await expect(away(page)).toBeVisible();
  });

  await test.step('the call goes on, and each reads what the other types, as not saved yet', async () => {
    await notesOf(mentor.page).pressSequentially('Maya meanwhile. ');
    await expect(notesOf(mentee.page)).toContainText('Maya meanwhile.');
    await notesOf(mentee.page).press('Control+End');
    await notesOf(mentee.page).pressSequentially('Jonas meanwhile. ');
    await expect(notesOf(mentor.page)).toContainText('Jonas meanwhile.');
    for (const page of pages) {
      await expect(page.locator('[data-save="unsaved"]')).toHaveText(/^Not saved yet, kept on this device/);
      await framesFlow(page);
    }
    await mentor.page.getByRole('tab', { name: 'Actions' }).click();
    await mentor.page.getByRole('textbox', { name: 'What', exact: true }).fill('Call the hosting company');
    await mentor.page.keyboard.press('Enter');
    await expect(mentor.page.getByText('Not sent yet. Kept on this device.')).toBeVisible();
  });

  const late =
    await test.step('a page that is opened meanwhile says why it is empty, with a way on', async () => {
      const page = await mentor.context.newPage();
      await page.goto('/');
      await expect(away(page)).toBeVisible();
      await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible();
      return page;
    });

  await test.step('it is back: banners go by themselves, and everything typed is on the server', async () => {
    await stack.database.start();
    for (const page of [...pages, late]) await expect(away(page)).toBeHidden({ timeout: 30_000 });
    for (const page of pages) await saved(page);
    await expect(late.getByRole('heading', { name: 'Hello, Maya' })).toBeVisible();
    await expect(mentor.page.getByText('Not sent yet. Kept on this device.')).toHaveCount(0);
    for (const page of pages) await framesFlow(page);
  });

  await test.step('a device that never saw it reads all of it, once', async () => {
    const { page } = await openSeat(stack.origin);
    await page.goto(`/setup#code=${stack.setupCode}`);
    await page.getByRole('button', { name: /^Continue as the mentor/ }).click();
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByRole('tab', { name: 'Notes' }).click();
    for (const words of ['Before.', 'Maya meanwhile.', 'Jonas meanwhile.']) {
      await expect(notesOf(page)).toContainText(words);
      expect((await notesOf(page).innerText()).split(words)).toHaveLength(2);
    }
    await page.getByRole('tab', { name: 'Actions' }).click();
    await expect(page.getByRole('checkbox', { name: 'Done: Call the hosting company' })).toHaveCount(1);
  });
});
