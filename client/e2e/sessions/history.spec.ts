import type { Page } from '@playwright/test';
import { fillPath } from '@rapport/shared/core/route';
import { listVersions } from '@rapport/shared/sessions/history.api';
import { titlesOf } from '../fixtures/agenda.ts';
import { joinWithPanel, notesOf, saved } from '../fixtures/panel.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

const historyOf = (page: Page) => page.getByRole('dialog', { name: /^History of/ });

/** Why each version of the session was kept. */
async function versionKinds(page: Page, sessionId: string): Promise<string[]> {
  const answer = await page.request.get(fillPath(listVersions.path, { sessionId }));
  const { items } = listVersions.output.parse(await answer.json());
  return items.map(({ kind }) => kind);
}

test('a version is kept, compared by person and gone back to; the other one sees it happen', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  const [left, right] = [mentor.page, mentee.page];
  await joinWithPanel(left, right);
  for (const page of [left, right]) await page.getByRole('tab', { name: 'Notes' }).click();
  await notesOf(left).pressSequentially('We meet on Monday.');
  await expect(notesOf(right)).toContainText('We meet on Monday.');
  await saved(left);

  await left.getByRole('button', { name: 'History', exact: true }).click();
  const history = historyOf(left);
  await history.getByRole('textbox', { name: 'Name of this version' }).fill('Agreed');
  await left.keyboard.press('Enter');
  await expect(history.getByRole('button', { name: /^Agreed/ })).toHaveAttribute('aria-current', 'true');
  await expect(history.getByTitle('Written by Maya Okafor').filter({ hasText: 'Monday' })).toBeVisible();
  await left.keyboard.press('Escape');
  await expect(history).toHaveCount(0);
  await expect(left.getByRole('button', { name: 'History', exact: true })).toBeFocused();

  // The other one changes the day, by a whole word, and the agenda.
  await notesOf(right).click();
  await right.keyboard.press('Control+End');
  for (let letter = 0; letter < 'Monday.'.length; letter += 1) await right.keyboard.press('Backspace');
  await right.keyboard.type('Friday.');
  await right.getByRole('tab', { name: 'Agenda' }).click();
  const before = await titlesOf(right);
  await right.getByPlaceholder('What to talk about').fill('Salary');
  await right.keyboard.press('Enter');
  await expect.poll(() => titlesOf(right)).toContain('Salary');
  await saved(right);
  await expect(notesOf(left)).toContainText('We meet on Friday.');

  await left.getByRole('button', { name: 'History', exact: true }).click();
  await history.getByRole('button', { name: /^Agreed/ }).click();
  await history.getByRole('radio', { name: 'What changed since' }).click();
  await expect(history.getByRole('insertion').filter({ hasText: 'Friday' })).toHaveAttribute(
    'title',
    /^Added by Jonas/,
  );
  await expect(history.getByRole('deletion').filter({ hasText: 'Monday' })).toHaveAttribute(
    'title',
    /written by Maya/,
  );
  await expect(history.getByText('New item')).toBeVisible();

  await history.getByRole('button', { name: 'Go back to this version' }).click();
  const question = left.getByRole('alertdialog', { name: /^Go back to “Agreed”/ });
  await expect(question).toContainText('for both of you');
  // It goes by itself after some seconds.
  const told = expect(right.getByText(/^Maya Okafor went back to an earlier version/)).toBeVisible({
    timeout: 30_000,
  });
  await Promise.all([told, question.getByRole('button', { name: 'Go back', exact: true }).click()]);
  await expect(history.getByRole('button', { name: /^Before going back to “Agreed”/ })).toBeVisible();
  await expect(history.getByRole('button', { name: 'As it is now' })).toHaveAttribute('aria-current', 'true');
  await expect.poll(() => titlesOf(right)).toEqual(before);
  await expect(left.getByText(/went back to an earlier version/)).toHaveCount(0);
  await right.getByRole('tab', { name: 'Notes' }).click();
  await expect(notesOf(right)).toContainText('We meet on Monday.');
  await expect(notesOf(right)).not.toContainText('Friday');

  // What stood there before the way back is readable, and the text is still both of theirs.
  await history.getByRole('button', { name: /^Before going back/ }).click();
  await expect(history.getByRole('region', { name: /^Before going back/ })).toContainText('Friday');
  await left.keyboard.press('Escape');
  await notesOf(right).click();
  await right.keyboard.press('Control+End');
  await right.keyboard.type(' At ten.');
  await expect(notesOf(left)).toContainText('We meet on Monday. At ten.');
});

test('beside the record the versions of the hour are read by keyboard', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee, sessionId } = await sitDown(stack, openSeat);
  const { page } = mentor;
  await joinWithPanel(page, mentee.page);
  // What is done before the version of the start is kept stands in that one already, and gets none of its own.
  await expect.poll(() => versionKinds(page, sessionId), { timeout: 60_000 }).toContain('started');
  await page.getByRole('checkbox', { name: 'Done: Review of open actions' }).check();
  await saved(page);
  await page.mouse.move(400, 400);
  await page.getByRole('button', { name: 'End session' }).click();
  await page.getByRole('button', { name: 'End and keep the record' }).click();
  await expect(page.getByRole('article')).toBeVisible({ timeout: 30_000 });

  await page.getByRole('button', { name: 'History', exact: true }).focus();
  await page.keyboard.press('Enter');
  const history = historyOf(page);
  const choose = (name: string | RegExp) => history.getByRole('button', { name });
  await expect(choose('The session ended')).toHaveAttribute('aria-current', 'true');
  await expect(choose(/^“Review of open actions” ended/)).toBeVisible();
  await choose('The session ended').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(choose(/^“Review of open actions” ended/)).toHaveAttribute('aria-current', 'true');
  await expect(history.getByRole('heading', { name: '“Review of open actions” ended' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'History', exact: true })).toBeFocused();
});
