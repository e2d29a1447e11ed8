import { sitDownInTwoZones } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

test('of two who choose the same time, the later one is told so, keeps what was typed and books one near it', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDownInTwoZones(stack, openSeat);
  const dialogs = [];
  for (const { page } of [mentor, mentee]) {
    await page.goto('/');
    await page
      .getByRole('main')
      .getByRole('link', { name: /^(Maya|Jonas)/ })
      .last()
      .click();
    await page.getByRole('button', { name: 'Book a session' }).first().click();
    const booking = page.getByRole('dialog', { name: /^Book a session/ });
    const days = booking.getByRole('region', { name: 'Times that suit you both' }).getByRole('group');
    await days.nth(1).getByRole('button').first().click();
    await booking.getByLabel('Title').fill('The same hour');
    dialogs.push(booking);
  }
  const [first, second] = dialogs;
  if (!first || !second) throw new Error('two people book');
  await first.getByRole('button', { name: 'Book the session' }).click();
  await expect(first).toHaveCount(0);

  const wanted = await second.getByLabel('Start').inputValue();
  await second.getByRole('button', { name: 'Book the session' }).click();
  await expect(second.getByText('The two of you have another session at this time.')).toBeVisible();
  const offer = second.getByRole('status').filter({ hasText: 'That time is not free any more.' });
  await expect(offer.getByRole('button')).toHaveCount(4);
  await expect(second.getByLabel('Title')).toHaveValue('The same hour');
  await offer.getByRole('button').first().click();
  await expect(offer.getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
  await expect(second.getByLabel('Start')).not.toHaveValue(wanted);
  await second.getByRole('button', { name: 'Book the session' }).click();
  await expect(second).toHaveCount(0);
  for (const { page } of [mentor, mentee])
    await expect(page.getByRole('listitem').filter({ hasText: 'The same hour' })).toHaveCount(2);
});
