import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

test('pages that begin anew on the server meet nothing of their earlier history, and none of it is lost', async ({
  freshStack: stack,
  openSeat,
}) => {
  const {
    mentor: { page },
    sessionId,
  } = await sitDown(stack, openSeat);
  const notes = page.getByRole('textbox', { name: 'Notes of both of you' });
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('tab', { name: 'Notes' }).click();
  await notes.pressSequentially('Only in the first life.');
  await expect(page.locator('[data-save="saved"]')).toBeVisible();

  const beginAnew = async (written: string) => {
    await stack.server.kill();
    await notes.pressSequentially(written);
    await stack.inDatabase(async (db) => {
      const _id = `session:${sessionId}` as never;
      const { modifiedCount } = await db
        .collection('collab_documents')
        .updateOne({ _id }, { $inc: { epoch: 1 } });
      expect(modifiedCount).toBe(1);
    });
    await stack.server.start();
    await expect(page.locator('[data-save="begunAnew"]')).toBeVisible({ timeout: 30_000 });
    await expect(notes).toContainText(written);
  };
  await beginAnew(' Written while nobody listened.');

  await page.getByRole('button', { name: 'Load again' }).click();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('tab', { name: 'Notes' }).click();
  await expect(notes).toBeVisible();
  await expect(notes).not.toContainText('first life');
  await notes.pressSequentially('A new one.');
  await expect(page.locator('[data-save="saved"]')).toBeVisible();

  // Nobody has looked at the first copy yet: the second one does not take its place.
  await beginAnew(' And lost again.');
  await page.getByRole('button', { name: 'Load again' }).click();
  const show = page.getByRole('button', { name: 'Show it' });
  const dialog = page.getByRole('dialog', { name: 'What this device had' });
  for (const [left, written] of [
    [2, 'Only in the first life. Written while nobody listened.'],
    [1, 'A new one. And lost again.'],
  ] as const) {
    await expect(show).toHaveCount(left);
    await show.first().click();
    await expect(dialog).toContainText(written);
    await dialog.getByRole('button', { name: 'Delete it from this device' }).click();
    await expect(dialog).toBeHidden();
  }
  await expect(show).toHaveCount(0);
});
