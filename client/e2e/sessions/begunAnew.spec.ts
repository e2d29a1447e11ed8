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

  await stack.server.kill();
  await notes.pressSequentially(' Written while nobody listened.');
  await stack.inDatabase(async (db) => {
    const _id = `session:${sessionId}` as never;
    const { modifiedCount } = await db
      .collection('collab_documents')
      .updateOne({ _id }, { $inc: { epoch: 1 } });
    expect(modifiedCount).toBe(1);
  });
  await stack.server.start();
  await expect(page.locator('[data-save="begunAnew"]')).toBeVisible({ timeout: 30_000 });
  await expect(notes).toContainText('Written while nobody listened.');

  await page.getByRole('button', { name: 'Load again' }).click();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('tab', { name: 'Notes' }).click();
  await expect(notes).toBeVisible();
  await expect(notes).not.toContainText('first life');
  await notes.pressSequentially('A new one.');
  await expect(page.locator('[data-save="saved"]')).toBeVisible();

  await page.getByRole('button', { name: 'Show it' }).click();
  const dialog = page.getByRole('dialog', { name: 'What this device had' });
  await expect(dialog).toContainText('Only in the first life. Written while nobody listened.');
  await dialog.getByRole('button', { name: 'Delete it from this device' }).click();
  await expect(page.getByRole('button', { name: 'Show it' })).toHaveCount(0);
});
