import type { Page } from '@playwright/test';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { smallTargets } from '../fixtures/smallTargets.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const onItsSide = { width: 844, height: 390 };
/** What is left of the window above a keyboard. */
const aboveKeyboard = { width: 390, height: 500 };

/** Notes what the page holds of the browser's own wake lock. */
const recordWakeLocks = () => {
  const held = new Set<WakeLockSentinel>();
  Object.assign(window, { heldWakeLocks: () => [...held].filter(({ released }) => !released).length });
  const { wakeLock } = navigator;
  const request = wakeLock.request.bind(wakeLock);
  wakeLock.request = async (type) => {
    const sentinel = await request(type);
    held.add(sentinel);
    return sentinel;
  };
};
const wakeLocks = (page: Page) =>
  page.evaluate(() => (window as unknown as { heldWakeLocks: () => number }).heldWakeLocks());

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What Safari tells a page of its keyboard: the height above it (px), undefined without one. */
const leaveInSight = (page: Page, height: number | undefined) =>
  page.evaluate((value) => {
    const { visualViewport } = window;
    if (!visualViewport) throw new Error('no visual viewport');
    if (value === undefined) Reflect.deleteProperty(visualViewport, 'height');
    else Object.defineProperty(visualViewport, 'height', { value, configurable: true });
    visualViewport.dispatchEvent(new Event('resize'));
  }, height);

async function inCall(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Join', exact: true }).tap();
  await expect(page.getByRole('button', { name: 'Leave', exact: true })).toBeVisible({ timeout: 30_000 });
}

test('a phone in a call stays awake until it is left, plays in its place, and keeps controls above its keyboard and off its notch', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { mentee, mentor } = await sitDown(stack, async (origin) => {
    const seat = await openSeat(origin, origin === stack.secondOrigin ? phone : {});
    await seat.context.addInitScript(recordWakeLocks);
    // Browsers let every page ask; a window of a test has only what it was given.
    await seat.context.grantPermissions(['camera', 'microphone', 'screen-wake-lock']);
    return seat;
  });
  const { page, context } = mentee;
  const leave = page.getByRole('button', { name: 'Leave', exact: true });
  const notes = page.getByRole('textbox', { name: 'Notes of both of you' });
  const reachable = async () => {
    await expect(leave).toBeInViewport({ ratio: 1 });
    expect(await overflow(page)).toBe(0);
    expect(await smallTargets(page)).toEqual([]);
  };

  await test.step('in the lobby nothing holds it awake', async () => {
    await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeVisible();
    expect(await smallTargets(page)).toEqual([]);
    expect(await wakeLocks(page)).toBe(0);
  });

  await test.step('in the call it stays awake, and pictures play in their place', async () => {
    await inCall(page);
    await mentor.page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect.poll(() => wakeLocks(page)).toBe(1);
    await expect(page.getByText('Maya Okafor', { exact: true }).first()).toBeVisible();
    await expect.poll(() => page.locator('video').count()).toBeGreaterThan(0);
    const inPlace = () =>
      page
        .locator('video')
        .evaluateAll((videos: HTMLVideoElement[]) => videos.map(({ playsInline }) => playsInline));
    expect(await inPlace()).not.toContain(false);
    await reachable();
  });

  await test.step('with the keyboard up, what is written and how to leave are both in sight', async () => {
    await page.getByRole('button', { name: 'Agenda, notes and actions', exact: true }).tap();
    await page.getByRole('button', { name: 'Make the sheet higher' }).tap();
    await page.getByRole('tab', { name: 'Notes' }).tap();
    await notes.tap();
    // Chromium and Firefox make the window smaller, as the page asks them to.
    await page.setViewportSize(aboveKeyboard);
    await notes.pressSequentially('Written with a thumb.');
    // All of the letters: the leading of the line may end half a pixel behind the edge.
    await expect(page.getByText('Written with a thumb.')).toBeInViewport({ ratio: 0.95 });
    await reachable();
    await page.setViewportSize(phone.viewport);
    // Safari lays the keyboard over it, and says how much of the page is left in sight.
    await leaveInSight(page, 844 - 336);
    await expect.poll(async () => bottomOf(await leave.boundingBox())).toBeLessThanOrEqual(844 - 336);
    const written = page.getByText('Written with a thumb.');
    await expect.poll(async () => bottomOf(await written.boundingBox())).toBeLessThanOrEqual(844 - 336);
    expect((await written.boundingBox())?.y).toBeGreaterThan(0);
    await leaveInSight(page, undefined);
    await expect.poll(async () => bottomOf(await leave.boundingBox())).toBeGreaterThan(844 - 336);
  });

  const browser = await context.newCDPSession(page);
  const insets = (of: Partial<Record<'top' | 'bottom' | 'left' | 'right', number>>) =>
    browser.send('Emulation.setSafeAreaInsetsOverride', { insets: of });
  await test.step('held upright, words and controls keep off notch and bar', async () => {
    await insets({ top: 47, bottom: 34 });
    await expect.poll(async () => (await page.locator('h1').boundingBox())?.y).toBeGreaterThanOrEqual(47);
    await expect.poll(async () => bottomOf(await leave.boundingBox())).toBeLessThanOrEqual(844 - 34);
    await reachable();
  });

  await test.step('turned on its side, picture and panel stand side by side, off the notch', async () => {
    await insets({ left: 47, right: 47, bottom: 21 });
    await page.setViewportSize(onItsSide);
    await expect.poll(async () => (await page.locator('h1').boundingBox())?.x).toBeGreaterThanOrEqual(47);
    await expect(notes).toContainText('Written with a thumb.');
    const stage = await page.getByRole('main').boundingBox();
    expect(stage?.width).toBeGreaterThan(400);
    await expect.poll(async () => bottomOf(await leave.boundingBox())).toBeLessThanOrEqual(390 - 21);
    await reachable();
    await insets({});
    await page.setViewportSize(phone.viewport);
  });

  await test.step('left, it may sleep', async () => {
    await leave.tap();
    await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
    await expect.poll(() => wakeLocks(page)).toBe(0);
  });
});

const bottomOf = (box: { y: number; height: number } | null) => (box ? box.y + box.height : Number.NaN);
