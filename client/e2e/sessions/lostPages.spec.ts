import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

test('who wrote knows that the other has seen it; what the server then loses is put back from the other device', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee, sessionId } = await sitDown(stack, openSeat);
  const notesOf = ({ page }: typeof mentor) => page.getByRole('textbox', { name: 'Notes of both of you' });
  for (const { page } of [mentor, mentee]) {
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByRole('tab', { name: 'Notes' }).click();
  }
  await notesOf(mentor).pressSequentially('Kept. ');
  await expect(notesOf(mentee)).toContainText('Kept.');
  await expect(mentor.page.locator('[data-save="saved"]')).toBeVisible();
  const backup = await stack.inDatabase(async (db) => ({
    document: await db.collection('collab_documents').findOne({ _id: `session:${sessionId}` as never }),
    rows: await db
      .collection('collab_log')
      .find({ _id: { $regex: `^session:${sessionId}/` } as never })
      .toArray(),
  }));

  await notesOf(mentee).press('Control+End');
  await notesOf(mentee).pressSequentially('Lost. ');
  await expect(notesOf(mentor)).toContainText('Lost.');
  await expect(mentee.page.locator('[data-seen]')).toHaveText('Saved, seen by Maya Okafor');
  await mentee.page.close();

  await stack.server.kill();
  await stack.inDatabase(async (db) => {
    const [documents, log] = [db.collection('collab_documents'), db.collection('collab_log')];
    await log.deleteMany({ _id: { $regex: `^session:${sessionId}/` } as never });
    await documents.replaceOne({ _id: `session:${sessionId}` as never }, backup.document ?? {});
    if (backup.rows.length > 0) await log.insertMany(backup.rows);
  });
  await stack.server.start();

  const { page } = mentor;
  await expect(page.locator('[data-save="behind"]')).toBeVisible({ timeout: 40_000 });
  await expect(notesOf(mentor)).toContainText('Lost.');
  await page.getByRole('button', { name: 'Keep the copy and load again' }).click();
  await page.getByRole('button', { name: 'Show it' }).click();
  const dialog = page.getByRole('dialog', { name: 'What this device had' });
  await expect(dialog).toContainText('Kept. Lost.');
  await dialog.getByRole('button', { name: 'Put it back' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Show it' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('tab', { name: 'Notes' }).click();
  await expect(notesOf(mentor)).toContainText('Kept. Lost.');

  // Its author's device still has it: it is the same text, and goes on.
  const back = { ...mentee, page: await mentee.page.context().newPage() };
  await back.page.goto(`/s/${sessionId}`);
  await back.page.getByRole('button', { name: 'Join', exact: true }).click();
  await back.page.getByRole('tab', { name: 'Notes' }).click();
  await expect(back.page.locator('[data-save="saved"]')).toBeVisible();
  await notesOf(back).press('Control+End');
  await notesOf(back).pressSequentially('Found.');
  // Behind it the name at the other one's caret.
  const once = /^Kept\. Lost\. Found\.(Jonas Lindqvist)?$/;
  for (const seat of [mentor, back]) await expect(notesOf(seat)).toHaveText(once);
  await back.page.close();

  await page.getByRole('button', { name: 'History' }).click();
  await expect(page.getByRole('button', { name: 'Before a copy was put back' })).toBeVisible();

  // A database from before the session was booked.
  await stack.inDatabase((db) => db.collection('mentoringSessions').deleteMany({}));
  await page.goto(`/s/${sessionId}`);
  await expect(page.getByRole('heading', { name: 'No session here' })).toBeVisible();
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(dialog).toContainText('Kept. Lost.');
  await dialog.getByRole('button', { name: 'Delete it from this device' }).click();
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No session here' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show it' })).toHaveCount(0);
});
