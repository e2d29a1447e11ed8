import type { Page } from '@playwright/test';
import { watchOutside } from '../fixtures/outside.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function press(page: Page, name: 'Picture in picture' | 'End picture in picture'): Promise<void> {
  await button(page, 'View').click();
  await button(page, name).click();
}

/** Frames that the only picture of a page has shown; it has to run, not only to stand. */
const framesOf = (page: Page) =>
  page.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0);

test('the call goes on in a small window: it shows the other person, mutes, says so, and leaves', async ({
  stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  const { page, context } = mentor;
  const outside = await watchOutside(context, stack.origin);
  await page.reload();
  for (const one of [page, mentee.page]) await button(one, 'Join').click();
  await expect(page.getByLabel(/^Jonas/).and(page.locator('video'))).toBeVisible({ timeout: 30_000 });

  const opened = context.waitForEvent('page');
  await press(page, 'Picture in picture');
  const small = await opened;
  await expect(small.getByLabel(/^Jonas/).and(small.locator('video'))).toBeVisible({ timeout: 30_000 });
  const before = await framesOf(small);
  await expect.poll(() => framesOf(small), { timeout: 30_000 }).toBeGreaterThan(before);
  await expect(small.locator('main')).toHaveCSS('background-color', 'rgb(14, 15, 14)');

  await button(small, 'Mute the microphone').click();
  await expect(button(small, 'Unmute the microphone')).toBeVisible();
  await expect(button(page, 'Unmute the microphone')).toBeVisible();
  await expect(mentee.page.getByText(/Maya .* is muted/)).toBeAttached();
  await mentee.page.getByRole('button', { name: 'Switch the camera off' }).click();
  await expect(small.locator('video')).toHaveCount(0, { timeout: 30_000 });

  await press(page, 'End picture in picture');
  await expect.poll(() => small.isClosed()).toBe(true);
  await expect(button(page, 'Leave')).toBeVisible();

  const again = context.waitForEvent('page');
  await press(page, 'Picture in picture');
  const second = await again;
  await button(second, 'Leave').click();
  await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
  await expect.poll(() => second.isClosed()).toBe(true);
  expect(outside.violations).toEqual([]);
});

/** Keeps what the page tells the browser to do at its own wishes. */
function keepActions(): void {
  const actions = new Map<string, MediaSessionActionHandler | null>();
  const { mediaSession } = navigator;
  const set = mediaSession.setActionHandler.bind(mediaSession);
  mediaSession.setActionHandler = (action, handler) => {
    set(action, handler);
    actions.set(action, handler);
  };
  Object.assign(globalThis, { keptActions: actions });
}

type Kept = { keptActions: Map<string, (() => void) | null> };

// A window of a test is never hidden behind another page, so that the browser has no wish of its own here: the test calls
// what it would call. What it takes for a wish (a camera in use, the person's own setting) is the browser's.
test('who turns to another page has the call in a small window, which goes when they come back; one that was opened by a press stays', async ({
  stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  const { page, context } = mentor;
  await page.addInitScript(keepActions);
  await page.reload();
  const isOffered = () =>
    page.evaluate(() => Boolean((globalThis as unknown as Kept).keptActions.get('enterpictureinpicture')));
  await expect(button(page, 'Join')).toBeVisible();
  expect(await isOffered()).toBe(false);
  for (const one of [page, mentee.page]) await button(one, 'Join').click();
  await expect(page.getByLabel(/^Jonas/).and(page.locator('video'))).toBeVisible({ timeout: 30_000 });
  expect(await isOffered()).toBe(true);
  const comeBack = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

  const opened = context.waitForEvent('page');
  await page.evaluate(() => (globalThis as unknown as Kept).keptActions.get('enterpictureinpicture')?.());
  const small = await opened;
  await expect(small.getByLabel(/^Jonas/).and(small.locator('video'))).toBeVisible({ timeout: 30_000 });
  await comeBack();
  await expect.poll(() => small.isClosed()).toBe(true);

  const pressed = context.waitForEvent('page');
  await press(page, 'Picture in picture');
  const kept = await pressed;
  await expect(button(kept, 'Leave')).toBeVisible();
  await comeBack();
  await press(page, 'End picture in picture');
  await expect.poll(() => kept.isClosed()).toBe(true);

  await button(page, 'Leave').click();
  await expect.poll(isOffered).toBe(false);
});

test('where the browser makes no window of ours, it takes out the picture of the other person', async ({
  stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, async (origin) => {
    const seat = await openSeat(origin);
    await seat.context.addInitScript(() => {
      Object.defineProperty(globalThis, 'documentPictureInPicture', { value: undefined });
    });
    return seat;
  });
  const { page } = mentor;
  for (const one of [page, mentee.page]) await button(one, 'Join').click();
  await expect(page.getByLabel(/^Jonas/).and(page.locator('video'))).toBeVisible({ timeout: 30_000 });
  const shown = () => page.evaluate(() => document.pictureInPictureElement?.getAttribute('aria-label') ?? '');

  await expect
    .poll(() =>
      page.evaluate(
        () => document.querySelector<HTMLVideoElement>('video[aria-label^="Jonas"]')?.videoWidth ?? 0,
      ),
    )
    .toBeGreaterThan(0);
  await press(page, 'Picture in picture');
  await expect.poll(shown).toMatch(/^Jonas/);
  await press(page, 'End picture in picture');
  await expect.poll(shown).toBe('');

  await mentee.page.getByRole('button', { name: 'Switch the camera off' }).click();
  await expect(page.getByText(/Jonas .* has the camera off/)).toBeVisible();
  await press(page, 'Picture in picture');
  await expect(page.getByText('There is no picture to show in a small window now.').first()).toBeVisible();
});
