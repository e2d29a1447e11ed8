import type { Page } from '@playwright/test';
import { grows, isHeard, recorded } from '../fixtures/media.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Sounds that a page plays now: how many run. */
const sounds = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('audio')].filter(
        ({ srcObject, paused }) => srcObject instanceof MediaStream && srcObject.active && !paused,
      ).length,
  );

test('a shared screen arrives with its sound, and both end together', async ({ stack, openSeat }) => {
  const { mentor, mentee } = await sitDown(stack, recorded(openSeat));
  for (const { page } of [mentor, mentee]) await button(page, 'Join').click();
  const { page } = mentor;
  const screen = page.getByLabel(/^Jonas .*’s screen$/).and(page.locator('video'));
  await expect.poll(() => sounds(page), { timeout: 30_000 }).toBe(1);

  await button(mentee.page, 'Share your screen').click();
  await expect(mentee.page.getByText('You share your screen')).toBeVisible();
  await expect(screen).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => sounds(page), { timeout: 30_000 }).toBe(2);
  await button(mentee.page, 'Mute the microphone').click();
  await expect(page.getByText('Jonas Lindqvist is muted')).toBeAttached();
  await isHeard(page);

  await button(mentee.page, 'Stop sharing your screen').click();
  await expect(screen).toHaveCount(0, { timeout: 30_000 });
  await expect.poll(() => sounds(page), { timeout: 30_000 }).toBe(1);
});

test('both share at once: each sees the other’s screen, and the end of one leaves the other', async ({
  stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, recorded(openSeat));
  const soon = { timeout: 30_000 };
  for (const { page } of [mentor, mentee]) await button(page, 'Join').click();
  for (const { page } of [mentor, mentee]) {
    await button(page, 'Share your screen').click();
    await expect(page.getByText('You share your screen')).toBeVisible(soon);
  }
  const screenOn = (page: Page, of: RegExp) => page.getByLabel(of).and(page.locator('video'));
  const jonas = screenOn(mentor.page, /^Jonas .*’s screen$/);
  const maya = screenOn(mentee.page, /^Maya .*’s screen$/);
  for (const screen of [jonas, maya]) await expect(screen).toBeVisible(soon);
  await button(mentor.page, 'Stop sharing your screen').click();
  await expect(maya).toHaveCount(0, soon);
  await expect(jonas).toBeVisible();
  await grows(mentor.page, 'videoFrames');
});

test('a shared screen goes on when the call server comes back, without a new choice, and ends with the call', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  await mentee.context.addInitScript(() => {
    const asked: MediaStream[] = [];
    const ask = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getDisplayMedia = async (options) => {
      const stream = await ask(options);
      asked.push(stream);
      return stream;
    };
    Object.assign(globalThis, { asked });
  });
  await mentee.page.reload();
  for (const { page } of [mentor, mentee]) await button(page, 'Join').click();
  const screen = mentor.page.getByLabel(/^Jonas .*’s screen$/).and(mentor.page.locator('video'));
  await expect.poll(() => sounds(mentor.page), { timeout: 30_000 }).toBe(1);
  await button(mentee.page, 'Share your screen').click();
  await expect(screen).toBeVisible({ timeout: 30_000 });

  await stack.sfu.kill();
  await expect(screen).toHaveCount(0, { timeout: 60_000 });
  await stack.sfu.start();
  await expect(screen).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => sounds(mentor.page), { timeout: 30_000 }).toBe(2);
  await expect(button(mentee.page, 'Stop sharing your screen')).toBeVisible();

  const captured = () =>
    mentee.page.evaluate(() =>
      (globalThis as unknown as { asked: MediaStream[] }).asked.map(({ active }) => active),
    );
  expect(await captured()).toEqual([true]);
  await button(mentee.page, 'Leave').click();
  await expect.poll(captured).toEqual([false]);
});

test('a phone is offered no sharing, whatever its browser claims to have', async ({ stack, openSeat }) => {
  const userAgent =
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36';
  const { mentee } = await sitDown(stack, (origin) =>
    openSeat(
      origin,
      origin === stack.secondOrigin ? { userAgent, viewport: { width: 390, height: 844 } } : {},
    ),
  );
  const { page } = mentee;
  await button(page, 'Join').click();
  await expect(button(page, 'Leave')).toBeVisible();
  await expect(button(page, 'Share your screen')).toHaveCount(0);
});
