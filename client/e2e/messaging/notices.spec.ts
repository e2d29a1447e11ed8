import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { bookSession, inDays } from '../rounds/bookSession.ts';

test('what one books is told to the other at once, and the mentor hears that the agenda is prepared', async ({
  freshStack: stack,
  openSeat,
}) => {
  const {
    mentor: { page: mentor },
    mentee: { page: mentee },
  } = await sitDown(stack, openSeat);
  for (const page of [mentor, mentee]) await page.goto('/');
  await mentor.getByRole('main').getByRole('link', { name: /Jonas/ }).last().click();
  const sessionId = await bookSession(mentor, inDays(9), 'Where to next');

  await expect(mentee.getByText('Maya Okafor booked a session with you')).toBeVisible({ timeout: 20_000 });
  await mentee.getByRole('link', { name: 'Notices, 1 new' }).click();
  await expect(mentee.getByText('New', { exact: true })).toBeVisible();
  await mentee.getByRole('link', { name: 'Maya Okafor booked a session with you' }).click();
  await mentee.waitForURL(`${stack.secondOrigin}/s/${sessionId}`);

  await mentee.getByRole('button', { name: 'Prepare with three questions' }).click();
  const dialog = mentee.getByRole('dialog', { name: 'Prepare your hour' });
  await dialog.getByRole('button', { name: 'Put it on the agenda' }).click();
  await expect(dialog.getByText('Answer at least one of the three.')).toBeVisible();
  await dialog.getByLabel('What do you want to talk about?').fill('The offer from the other team');
  // What is typed outlives a dialog that is closed by mistake.
  await mentee.keyboard.press('Escape');
  await mentee.getByRole('button', { name: 'Prepare with three questions' }).click();
  await expect(dialog.getByLabel('What do you want to talk about?')).toHaveValue(
    'The offer from the other team',
  );
  await dialog.getByRole('button', { name: 'Put it on the agenda' }).click();
  await expect(mentee.getByRole('textbox', { name: /^Title of item/ }).nth(1)).toHaveValue(/./);
  await expect(mentor.getByText('Jonas Lindqvist has prepared the agenda')).toBeVisible();
  await mentor.getByRole('link', { name: /^Notices/ }).click();
  await mentor.getByRole('link', { name: 'Jonas Lindqvist has prepared the agenda' }).click();
  const titles = mentor.getByRole('textbox', { name: /^Title of item/ });
  await expect(async () => {
    const values = await titles.evaluateAll((fields) =>
      fields.map((field) => (field as HTMLTextAreaElement).value),
    );
    expect(values).toContain('The offer from the other team');
  }).toPass();

  // What was read is no longer new.
  await mentee.goto('/');
  await expect(mentee.getByRole('link', { name: 'Notices', exact: true })).toBeVisible();
});
