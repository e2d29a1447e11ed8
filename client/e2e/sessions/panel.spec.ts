import type { Page } from '@playwright/test';
import { closeCode } from '@rapport/shared/collab/protocol';
import { moveItem, seeTheSameAgenda, titlesOf } from '../fixtures/agenda.ts';
import { joinWithPanel, notesOf, saved } from '../fixtures/panel.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

const paste = (page: Page, text: string) =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

test('two people reorder, rename and remove at once: nothing is doubled or lost, and both see the same', async ({
  stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  const [left, right] = [mentor.page, mentee.page];
  await joinWithPanel(left, right);
  const before = await titlesOf(left);
  expect(before.length).toBeGreaterThanOrEqual(4);
  const [, second = '', third = ''] = before;

  await Promise.all([moveItem(left, second, 'ArrowDown'), moveItem(right, third, 'ArrowUp')]);
  await expect.poll(() => titlesOf(left)).not.toEqual(before);
  await expect.poll(() => seeTheSameAgenda(left, right)).toBe(true);
  expect((await titlesOf(left)).toSorted()).toEqual(before.toSorted());

  const title = (page: Page) => page.locator('[data-part="title"]').nth(1);
  const [word = ''] = (await titlesOf(left)).slice(1);
  await title(left).focus();
  await left.keyboard.press('Home');
  await title(right).focus();
  await right.keyboard.press('End');
  await Promise.all([
    left.keyboard.type('Maya: ', { delay: 25 }),
    right.keyboard.type(' (Jonas)', { delay: 25 }),
  ]);
  for (const page of [left, right]) await expect(title(page)).toHaveValue(`Maya: ${word} (Jonas)`);

  await left.getByRole('button', { name: 'Details of “Maya:' }).click();
  await left.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(left.getByRole('button', { name: 'Bring it back' })).toBeFocused();
  await expect.poll(async () => (await titlesOf(right)).length).toBe(before.length - 1);
  await left.keyboard.press('Enter');
  await expect.poll(() => seeTheSameAgenda(left, right)).toBe(true);
  await expect(title(right)).toHaveValue(`Maya: ${word} (Jonas)`);
});

test('an item that one starts runs for both, with its progress above the list', async ({
  stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  await joinWithPanel(mentor.page, mentee.page);
  await mentor.page.getByRole('checkbox', { name: 'Done: Review of open actions' }).check();
  await mentor.page.getByRole('button', { name: 'Start “How the release went”' }).click();
  for (const { page } of [mentor, mentee]) {
    await expect(page.getByRole('region', { name: /^Now: / }).getByRole('progressbar')).toBeVisible();
  }
  await mentee.page
    .getByRole('region', { name: /^Now: / })
    .getByRole('button', { name: 'Done' })
    .click();
  for (const { page } of [mentor, mentee]) {
    await expect(page.getByRole('region', { name: /^Now: / })).toHaveCount(0);
  }
});

test('with the server gone, text and actions wait on the device and arrive once when it is back', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  const { page } = mentor;
  await joinWithPanel(page, mentee.page);
  await page.getByRole('tab', { name: 'Notes' }).click();
  await notesOf(page).pressSequentially('Before. ');
  await saved(page);
  await page.getByRole('tab', { name: 'Actions' }).click();

  await stack.server.kill();
  await page.getByRole('textbox', { name: 'What' }).fill('Send the reading list');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Not sent yet. Kept on this device.')).toBeVisible();
  await page.getByRole('tab', { name: 'Notes' }).click();
  await notesOf(page).pressSequentially('While it was gone. ');
  await expect(page.locator('[data-save="device"]')).toBeVisible();

  await stack.server.start();
  await saved(page);
  await mentee.page.getByRole('tab', { name: 'Notes' }).click();
  await expect(notesOf(mentee.page)).toContainText('While it was gone.');
  await mentee.page.getByRole('tab', { name: 'Actions' }).click();
  await expect(mentee.page.getByRole('checkbox', { name: 'Done: Send the reading list' })).toHaveCount(1, {
    timeout: 30_000,
  });
  await expect(page.getByText('Not sent yet. Kept on this device.')).toHaveCount(0, { timeout: 30_000 });
});

test('a paste that is too long for the notes is refused in words and takes nothing away', async ({
  stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  const { page } = mentor;
  await joinWithPanel(page, mentee.page);
  await page.getByRole('tab', { name: 'Notes' }).click();
  await notesOf(page).pressSequentially('Kept. ');
  const before = await notesOf(page).textContent();
  await paste(page, 'x'.repeat(400_000));
  await expect(page.getByText(/too long to be put in at once/)).toBeVisible();
  await expect(notesOf(page)).toHaveText(before ?? '');
  await notesOf(page).pressSequentially('And on.');
  await expect(page.getByText(/too long to be put in at once/)).toHaveCount(0);
  await saved(page);
});

test('what undo brings back is saved also where it is more than one message takes', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  const { page } = mentor;
  await joinWithPanel(page, mentee.page);
  for (const seat of [mentor, mentee]) await seat.page.getByRole('tab', { name: 'Notes' }).click();
  const length = async (of: Page) => ((await notesOf(of).textContent()) ?? '').length;
  await notesOf(page).click();
  for (let part = 1; part <= 2; part += 1) {
    await page.keyboard.press('Control+End');
    await paste(page, 'Much was said. '.repeat(10_000));
    await expect.poll(() => length(mentee.page), { timeout: 15_000 }).toBeGreaterThanOrEqual(150_000 * part);
  }
  await saved(page);
  const whole = await length(page);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect.poll(() => length(mentee.page)).toBeLessThan(100);
  await saved(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => length(page)).toBe(whole);
  await expect.poll(() => length(mentee.page), { timeout: 15_000 }).toBe(whole);
  await saved(page);
});

test('one’s own notes stay with their writer, in the call and beside the record', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  const { page } = mentor;
  await joinWithPanel(page, mentee.page);
  for (const seat of [mentor, mentee]) {
    await seat.page.getByRole('tab', { name: 'Notes' }).click();
    await seat.page.getByRole('radio', { name: 'Only you' }).click();
  }
  const own = (of: Page) => of.getByRole('textbox', { name: 'Notes that only you see' });
  await own(page).pressSequentially('He is tired today. Ask why.');
  await saved(page);
  await own(mentee.page).pressSequentially('Do not mention the exam.');
  await saved(mentee.page);
  await expect(own(page)).toHaveText('He is tired today. Ask why.');
  for (const seat of [mentor, mentee]) {
    await seat.page.getByRole('radio', { name: 'Both of you' }).click();
    await expect(notesOf(seat.page)).not.toContainText(/tired|exam/);
  }

  await page.mouse.move(400, 400);
  await page.getByRole('button', { name: 'End session' }).click();
  await page.getByRole('button', { name: 'End and keep the record' }).click();
  for (const seat of [mentor, mentee]) {
    await expect(seat.page.getByRole('article')).toBeVisible();
    await expect(seat.page.getByRole('article')).not.toContainText(/tired|exam/);
    await seat.page.getByRole('button', { name: 'Open your own notes' }).click();
  }
  await expect(own(page)).toHaveText('He is tired today. Ask why.');
  await expect(own(mentee.page)).toHaveText('Do not mention the exam.');
  await own(page).press('End');
  await own(page).pressSequentially(' He told me.');
  await saved(page);
  await page.reload();
  await page.getByRole('button', { name: 'Open your own notes' }).click();
  await expect(own(page)).toHaveText('He is tired today. Ask why. He told me.');
});

test('one’s own notes that are larger than the server takes are kept, shown to their writer, and begin again', async ({
  stack,
  openSeat,
}) => {
  const { page } = (await sitDown(stack, openSeat)).mentor;
  // Only the refusal is played: to write so much takes longer than the test.
  let isTooLarge = false;
  await page.routeWebSocket(/\/collab\/margin/, (socket) => {
    if (isTooLarge) void socket.close({ code: closeCode.tooLarge });
    else socket.connectToServer();
  });
  const toOwnNotes = async () => {
    await joinWithPanel(page);
    await page.getByRole('tab', { name: 'Notes' }).click();
    await page.getByRole('radio', { name: 'Only you' }).click();
  };
  await toOwnNotes();
  await page.getByRole('textbox', { name: 'Notes that only you see' }).pressSequentially('Only mine.');
  await saved(page);

  isTooLarge = true;
  await page.reload();
  await toOwnNotes();
  const keep = page.getByRole('button', { name: 'Keep the copy and load again' });
  await expect(keep).toBeVisible();
  isTooLarge = false;
  await keep.click();
  await toOwnNotes();
  await saved(page);
  await page.getByRole('button', { name: 'Show it' }).click();
  const dialog = page.getByRole('dialog', { name: 'What this device had' });
  await expect(dialog).toContainText('Only mine.');
  await expect(dialog.getByRole('heading', { name: 'Agenda' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Delete it from this device' }).click();
  await expect(page.getByRole('button', { name: 'Show it' })).toHaveCount(0);
});

test('the notes are entered and left by the keyboard, and undo takes back only what is one’s own', async ({
  stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  const { page } = mentor;
  await joinWithPanel(page, mentee.page);
  for (const seat of [mentor, mentee]) await seat.page.getByRole('tab', { name: 'Notes' }).click();
  await expect(notesOf(mentee.page)).toBeVisible();
  // The editor comes later than its tab, to each in their own time; until then Tab goes past its place.
  await expect(page.getByRole('button', { name: 'Heading' })).toBeVisible();
  await page.getByRole('tab', { name: 'Notes' }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'Both of you' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Heading' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(notesOf(page)).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('mine ');
  await notesOf(mentee.page).click();
  await mentee.page.keyboard.press('Control+Home');
  await mentee.page.keyboard.type('theirs ');
  await expect(notesOf(page)).toContainText('theirs');
  await page.keyboard.press('Control+z');
  await expect(notesOf(page)).not.toContainText('mine');
  await expect(notesOf(page)).toContainText('theirs');
  await page.keyboard.press('Escape');
  await expect(
    page.getByRole('toolbar', { name: 'Format the notes' }).getByRole('button').first(),
  ).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('radio', { name: 'Both of you' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('tab', { name: 'Notes' })).toBeFocused();
});
