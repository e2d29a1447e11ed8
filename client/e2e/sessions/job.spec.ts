import type { Page } from '@playwright/test';
import { addTopic, moveItem, seeTheSameAgenda, titlesOf } from '../fixtures/agenda.ts';
import { iceServersOf, receivedBy, recorded } from '../fixtures/media.ts';
import { watchOutside } from '../fixtures/outside.ts';
import { notesOf } from '../fixtures/panel.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

test('two people meet on video, work on one agenda and notes, and keep a record that opens their next session', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, recorded(openSeat));
  const outside = [
    await watchOutside(mentor.context, stack.origin),
    await watchOutside(mentee.context, stack.secondOrigin),
  ];
  const pages = [mentor.page, mentee.page] as const;
  // The watch and the recorder begin with a page of their own.
  await Promise.all(pages.map((page) => page.reload()));

  await test.step('both join and receive frames and sound of the other', async () => {
    for (const page of pages) await page.getByRole('button', { name: 'Join', exact: true }).click();
    for (const page of pages) {
      await expect
        .poll(async () => (await receivedBy(page)).videoFrames, { timeout: 30_000 })
        .toBeGreaterThan(20);
      await expect.poll(async () => (await receivedBy(page)).audioBytes).toBeGreaterThan(1_000);
      const iceServers = await iceServersOf(page);
      expect(iceServers.length).toBeGreaterThan(0);
      expect(iceServers.filter((url) => !/^(stun|turn):(127\.0\.0\.1|localhost):/.test(url))).toEqual([]);
    }
  });

  await test.step('both add topics, reorder and write at once', async () => {
    for (const page of pages) await page.getByRole('tab', { name: 'Agenda' }).click();
    await mentor.page.getByRole('button', { name: 'Skip the review' }).click();
    const topics = ['Release without fear', 'My first on-call week'] as const;
    await Promise.all([addTopic(mentor.page, topics[0]), addTopic(mentee.page, topics[1])]);
    for (const page of pages) {
      await expect.poll(() => titlesOf(page)).toEqual(expect.arrayContaining([...topics]));
    }
    const before = await titlesOf(mentor.page);
    // Apart: two neighbours that both go up may end where they began, when one hears of the other's move in time.
    await Promise.all([
      moveItem(mentor.page, topics[0], 'ArrowUp'),
      moveItem(mentee.page, topics[1], 'ArrowDown'),
    ]);
    await expect.poll(() => titlesOf(mentor.page)).not.toEqual(before);
    await expect.poll(() => seeTheSameAgenda(mentor.page, mentee.page)).toBe(true);
    expect((await titlesOf(mentor.page)).toSorted()).toEqual(before.toSorted());
    for (const page of pages) await page.getByRole('tab', { name: 'Notes' }).click();
    await Promise.all([
      notesOf(mentor.page).pressSequentially('Maya writes this. ', { delay: 20 }),
      notesOf(mentee.page).pressSequentially('Jonas writes that. ', { delay: 20 }),
    ]);
    for (const notes of pages.map(notesOf)) {
      await expect(notes).toContainText('Maya writes this.');
      await expect(notes).toContainText('Jonas writes that.');
    }
    for (const page of pages) await expect(page.locator('[data-save="saved"]')).toBeVisible();
  });

  await test.step('both add actions, and each sees the other one live', async () => {
    for (const page of pages) await page.getByRole('tab', { name: 'Actions' }).click();
    await addAction(mentor.page, 'Introduce Jonas to the release crew');
    await addAction(mentee.page, 'Write the runbook for rollbacks');
    for (const page of pages) {
      await expect(
        page.getByText('Introduce Jonas to the release crew', { exact: true }).first(),
      ).toBeVisible();
      await expect(page.getByText('Write the runbook for rollbacks', { exact: true }).first()).toBeVisible();
    }
  });

  const nextSession = await test.step('the mentor books the next hour and ends this one', async () => {
    await mentor.page.mouse.move(400, 400);
    await mentor.page.getByRole('button', { name: 'End session' }).click();
    const wrapUp = mentor.page.getByRole('dialog', { name: /^End/ });
    await wrapUp.getByRole('button', { name: 'Book the next session' }).click();
    const booking = mentor.page.getByRole('dialog', { name: /^Book a session/ });
    await booking.getByLabel('Date').fill(inTwoWeeks());
    await booking.getByLabel('Start').fill('10:00');
    const booked = mentor.page.waitForResponse(
      (response) => response.url().endsWith('/sessions') && response.ok(),
    );
    await booking.getByRole('button', { name: 'Book the session' }).click();
    const { id } = (await (await booked).json()) as { id: string };
    await wrapUp.getByRole('button', { name: 'End and keep the record' }).click();
    return id;
  });

  await test.step('the record reads the same for both', async () => {
    for (const page of pages) {
      // Whoever has just typed is left to finish first.
      await expect(page.getByRole('article')).toBeVisible({ timeout: 60_000 });
      await expect(
        page.getByRole('heading', { level: 1, name: 'The first handed-over release' }),
      ).toBeVisible();
      await expect(page.getByText(/Maya writes this\./)).toBeVisible();
      await expect(page.getByText(/Jonas writes that\./)).toBeVisible();
      await expect(page.getByText('Release without fear', { exact: true }).first()).toBeVisible();
      await expect(page.getByText('Write the runbook for rollbacks', { exact: true }).first()).toBeVisible();
      await expect(page.getByText(/together/i).first()).toBeVisible();
    }
    const [left, right] = await Promise.all(
      pages.map((page) => page.getByRole('main').getByRole('article').innerText()),
    );
    expect(withoutLocalTimes(left)).toBe(withoutLocalTimes(right));
  });

  await test.step('an open action opens the review of the next session', async () => {
    for (const page of pages) {
      await page.goto(`/s/${nextSession}`);
      await expect(page.getByText('Write the runbook for rollbacks', { exact: true }).first()).toBeVisible();
      await expect(page.getByRole('button', { name: 'Keep' }).first()).toBeVisible();
    }
  });

  await test.step('nothing left our own origin, and no policy was violated', async () => {
    expect(outside.flatMap(({ foreign }) => foreign)).toEqual([]);
    expect(outside.flatMap(({ violations }) => violations)).toEqual([]);
  });
});

async function addAction(page: Page, what: string): Promise<void> {
  await page.getByLabel('What', { exact: true }).fill(what);
  await page.getByRole('button', { name: 'Add action' }).click();
}

function inTwoWeeks(): string {
  return new Date(Date.now() + 14 * 24 * 60 * 60_000).toISOString().slice(0, 10);
}

/** Each reads dates in their own zone, and themselves as "you". */
function withoutLocalTimes(text = ''): string {
  return text
    .replace(/^.*\d{1,2}:\d{2}.*$/gm, '')
    .replace(/\b(You|Maya Okafor|Jonas Lindqvist)\b/g, 'somebody')
    .trim();
}
