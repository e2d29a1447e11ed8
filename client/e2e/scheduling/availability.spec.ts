import { sitDownInTwoZones } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

test('each says when they can meet, and the times that are offered suit both, in both local times', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDownInTwoZones(stack, openSeat);

  const plan = async ({ page }: typeof mentor, from: string, to: string) => {
    await page.goto('/me');
    for (const day of ['Monday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
      await page.getByRole('button', { name: `Remove this time on ${day}` }).click();
    await page.getByLabel('From, on Tuesday').fill(from);
    await page.getByLabel('To, on Tuesday').fill(to);
  };
  await plan(mentor, '18:00', '14:00');
  await expect(mentor.page.getByText('It has to end after it begins.')).toBeVisible();
  await mentor.page.getByRole('button', { name: 'Save your times' }).click();
  await expect(mentor.page.getByText('Your times are saved.')).toHaveCount(0);
  // What was typed stays, also on another visit, until it can be saved.
  await mentor.page.reload();
  await expect(mentor.page.getByLabel('From, on Tuesday')).toHaveValue('18:00');
  await mentor.page.getByLabel('From, on Tuesday').fill('14:00');
  await mentor.page.getByLabel('To, on Tuesday').fill('18:00');
  await mentor.page.getByLabel('Shortest notice').selectOption({ label: '2 days' });
  await mentor.page.getByRole('button', { name: 'Save your times' }).click();
  await expect(mentor.page.getByText('Your times are saved.')).toBeVisible();
  await plan(mentee, '08:00', '11:00');
  await mentee.page.getByRole('button', { name: 'Save your times' }).click();
  await expect(mentee.page.getByText('Your times are saved.')).toBeVisible();

  const { page } = mentee;
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: /^Maya/ }).last().click();
  await page.getByRole('button', { name: 'Book a session' }).first().click();
  const booking = page.getByRole('dialog', { name: /^Book a session/ });
  const days = booking.getByRole('region', { name: 'Times that suit you both' }).getByRole('group');
  await expect(days.first()).toBeVisible();
  for (const day of await days.all()) await expect(day).toContainText('Tue');
  const slot = days.first().getByRole('button').first();
  const [own = '', there = ''] = ((await slot.innerText()).match(/\d+:\d\d/g) ?? []) as string[];
  const hour = (time: string) => Number(time.split(':')[0]);
  // Berlin's clocks are six hours ahead, or five in the weeks in which only one has changed them.
  expect([5, 6]).toContain(hour(there) - hour(own));
  expect(hour(there)).toBeGreaterThanOrEqual(14);
  await slot.click();
  await expect(slot).toHaveAttribute('aria-pressed', 'true');
  await expect(booking.getByLabel('Start')).toHaveValue(own.padStart(5, '0'));
  await booking.getByLabel('Title').fill('At a good time');
  await booking.getByRole('button', { name: 'Book the session' }).click();
  await expect(booking).toHaveCount(0);

  // What is planned now is offered no more.
  await page.getByRole('button', { name: 'Book a session' }).first().click();
  await expect(days.first()).toBeVisible();
  const first = days.first().getByRole('button').first();
  await expect(first).not.toHaveText(new RegExp(`^${own}`));
  const planned = page.getByRole('listitem').filter({ hasText: 'At a good time' });
  await expect(planned).toContainText(own);
  await mentor.page.goto('/');
  await mentor.page
    .getByRole('main')
    .getByRole('link', { name: /^Jonas/ })
    .last()
    .click();
  await expect(mentor.page.getByRole('listitem').filter({ hasText: 'At a good time' })).toContainText(there);
});
