import { type Pair, sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

const slow = { timeout: 60_000 };
test.describe.configure({ timeout: 300_000 });

/** By the mentor, for a day that is free. */
async function bookAnother({ mentor, sessionId }: Pair, origin: string, daysAhead: number): Promise<void> {
  const { request } = mentor.context;
  const { mentorshipId } = await (await request.get(`/api/sessions/${sessionId}`)).json();
  const date = new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10);
  const booked = await request.post(`/api/mentorships/${mentorshipId}/sessions`, {
    headers: { origin },
    data: { title: 'Later', templateId: 'regular-meeting', minutes: 30, zone: 'UTC', date, time: '11:00' },
  });
  expect(booked.status()).toBe(200);
}

test('who is in a call is shown to be in a session, and reads what was told to them only afterwards', async ({
  freshStack: stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, openSeat);
  const { mentor, mentee } = pair;
  const told = /Maya Okafor booked a session with you/;
  const inSession = mentor.page.getByRole('main').getByText('In a session', { exact: true });
  await mentor.page.goto('/');
  await expect(inSession).toHaveCount(0);

  await mentee.page.getByRole('button', { name: 'Join', exact: true }).click(slow);
  await expect(mentee.page.getByText(/^Waiting for Maya/)).toBeVisible(slow);
  // Another window of the same person hears what they hear.
  const beside = await mentee.context.newPage();
  await beside.goto('/');
  await expect(beside.getByRole('link', { name: 'Notices', exact: true })).toBeVisible();

  await test.step('at home and on the page of the pair', async () => {
    await expect(inSession.first()).toBeVisible(slow);
    await mentor.page
      .getByRole('main')
      .getByRole('link', { name: /Jonas.*In a session/ })
      .click(slow);
    await expect(inSession.first()).toBeVisible(slow);
    await expect(beside.getByRole('main').getByText('In a session', { exact: true })).toHaveCount(0);
  });

  await test.step('news is in the list at once, and nothing pops up in any window', async () => {
    await bookAnother(pair, stack.origin, 9);
    await expect(beside.getByRole('link', { name: 'Notices, 1 new' })).toBeVisible(slow);
    for (const page of [mentee.page, beside]) await expect(page.getByText(told)).toHaveCount(0);
  });

  await test.step('after the call it is there to read, and what comes then is shown again', async () => {
    await mentee.page.getByRole('button', { name: 'Leave', exact: true }).click(slow);
    await expect(inSession).toHaveCount(0, { timeout: 90_000 });
    await bookAnother(pair, stack.origin, 11);
    await expect(beside.getByText(told).first()).toBeVisible(slow);
    await beside.getByRole('link', { name: 'Notices, 2 new' }).click(slow);
    await expect(beside.getByRole('link', { name: told })).toHaveCount(2);
  });
});
