import type { Page } from '@playwright/test';
import { endIn } from '../fixtures/nearEnd.ts';
import { type Pair, sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { onPage } from '../fixtures/spoken.ts';

const slow = { timeout: 60_000 };
test.describe.configure({ timeout: 300_000 });
const question = (page: Page) => page.getByRole('region', { name: 'Before the end' });
const clock = (page: Page) => page.getByRole('timer', { name: 'Session clock' });
const more = (page: Page) => page.getByRole('button', { name: /^10 more minutes, until/ });

/** The two in their call, four to five minutes before its end. */
async function meetNearTheEnd({ mentor, mentee, sessionId }: Pair): Promise<Page[]> {
  const pages = [mentor.page, mentee.page];
  for (const page of pages) {
    await page.goto(`/s/${sessionId}`);
    await page.getByRole('button', { name: 'Join', exact: true }).click(slow);
  }
  for (const page of pages) await expect(page.getByText(/^Waiting for/)).toHaveCount(0, slow);
  return pages;
}

test('before the end each is asked once what comes next, and ten more minutes of one are there for both', async ({
  freshStack: stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, openSeat);
  await endIn(stack, pair.sessionId, 4);
  const pages = await meetNearTheEnd(pair);
  const [mentor, mentee] = [pair.mentor.page, pair.mentee.page];

  await test.step('the question waits beside the call, and stands in nobody’s way', async () => {
    for (const page of pages) {
      await expect(question(page)).toContainText('What will you each do next?', slow);
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(clock(page)).toContainText('of 45:00');
    }
  });

  await test.step('the mentee opens the wrap-up, which ends nothing; what they agree on is the other one’s, too', async () => {
    await question(mentee).getByRole('button', { name: 'Wrap up together' }).click(slow);
    const dialog = mentee.getByRole('dialog', { name: 'What will you each do next?' });
    await dialog.getByLabel('What', { exact: true }).fill('Ask for the numbers');
    await dialog.getByRole('button', { name: 'Add action' }).click(slow);
    await expect(dialog.getByRole('button', { name: 'End and keep the record' })).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Back to the session' }).click(slow);
    await expect(dialog).toHaveCount(0);
    await mentor.getByRole('tab', { name: 'Actions' }).click(slow);
    await expect(mentor.getByText('Ask for the numbers', { exact: true }).first()).toBeVisible(slow);
  });

  await test.step('who was asked is not asked again, also after coming back; the other one still is', async () => {
    await expect(question(mentee)).toHaveCount(0);
    await mentee.reload();
    await mentee.getByRole('button', { name: 'Join', exact: true }).click(slow);
    await expect(clock(mentee)).toBeVisible();
    await expect(more(mentee)).toBeVisible(slow);
    await expect(question(mentee)).toHaveCount(0);
    await expect(question(mentor)).toBeVisible();
  });

  await test.step('ten more minutes are on both clocks, and both are told until when', async () => {
    // The line goes by itself after some seconds: on both pages at once.
    const told = pages.map((page) =>
      expect(onPage(page, /^10 more minutes: the session ends at/)).toBeVisible(slow),
    );
    await more(mentee).click(slow);
    await Promise.all(told);
    for (const page of pages) {
      await expect(clock(page)).toContainText('of 55:00', slow);
      await expect(question(page)).toHaveCount(0);
      await expect(more(page)).toHaveCount(0);
    }
  });
});

test('where one of the two has something else right after, there are no ten minutes more, and nobody says whose it is', async ({
  freshStack: stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, openSeat);
  await endIn(stack, pair.sessionId, 4);
  const { request } = pair.mentor.context;
  const session = await (await request.get(`/api/sessions/${pair.sessionId}`)).json();
  const end = new Date(Date.parse(session.startsAt) + session.minutes * 60_000).toISOString();
  const booked = await request.post(`/api/mentorships/${session.mentorshipId}/sessions`, {
    headers: { origin: stack.origin },
    data: {
      ...{ title: 'A secret plan', templateId: 'regular-meeting', minutes: 30, zone: 'UTC' },
      ...{ date: end.slice(0, 10), time: end.slice(11, 16) },
    },
  });
  expect(booked.status()).toBe(200);
  for (const page of await meetNearTheEnd(pair)) {
    await expect(question(page)).toContainText(
      'It cannot last longer: one of you has something else right after.',
      slow,
    );
    await expect(question(page)).not.toContainText('secret');
    await expect(more(page)).toHaveCount(0);
  }
  const refused = await pair.mentee.context.request.post(`/api/sessions/${pair.sessionId}/extension`, {
    headers: { origin: stack.secondOrigin },
    data: { seenMinutes: session.minutes },
  });
  expect(refused.status()).toBe(409);
  expect(await refused.text()).not.toContain('secret');
  await question(pair.mentor.page).getByRole('button', { name: 'Not now' }).click(slow);
  await expect(question(pair.mentor.page)).toHaveCount(0);
});
