import type { Page } from '@playwright/test';
import { grows, recorded } from '../fixtures/media.ts';
import { type Pair, sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

const join = (page: Page) => page.getByRole('button', { name: 'Join', exact: true });
const control = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const serverAway = /The call server cannot be reached\. Agenda, notes and clock go on/;

/** Frames go on coming: their number grows on whatever connection there is now. */
async function framesFlow(page: Page): Promise<void> {
  // A new connection counts from nothing, so the first reading may be of one that is about to go.
  for (const _ of [1, 2, 3]) await grows(page, 'videoFrames');
}

async function mediaFlows(page: Page): Promise<void> {
  await framesFlow(page);
  await grows(page, 'audioBytes');
}

async function bothJoin({ mentor, mentee }: Pair): Promise<void> {
  for (const { page } of [mentor, mentee]) await join(page).click();
  for (const { page } of [mentor, mentee]) await mediaFlows(page);
}

test('the call server dies mid-call: agenda and clock go on, and media comes back by itself', async ({
  freshStack: stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, recorded(openSeat));
  const pages = [pair.mentor.page, pair.mentee.page];
  await bothJoin(pair);
  for (const page of pages) await page.evaluate(() => Object.assign(window, { notReloaded: true }));

  await stack.sfu.kill();
  for (const page of pages) await expect(page.getByText(serverAway)).toBeVisible();

  await pair.mentee.page.getByPlaceholder('What to talk about').fill('Written without a call');
  await pair.mentee.page.getByPlaceholder('What to talk about').press('Enter');
  await expect(
    pair.mentor.page.getByRole('checkbox', { name: 'Done: Written without a call' }),
  ).toBeVisible();
  const clock = pair.mentor.page.getByRole('timer');
  const before = await clock.textContent();
  await expect(clock).not.toHaveText(before ?? '');
  await expect(pair.mentor.page.locator('[data-save="saved"]')).toBeVisible();

  await stack.sfu.start();
  for (const page of pages) await mediaFlows(page);
  for (const page of pages) await expect(page.getByText(serverAway)).toBeHidden();
  for (const page of pages) expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);

  await test.step('and who has had enough of it leaves while it is away', async () => {
    await stack.sfu.kill();
    for (const page of pages) await expect(page.getByText(serverAway)).toBeVisible();
    for (const page of pages) {
      await control(page, 'Leave').click();
      await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
    }
  });
});

test('a person leaves with time left, is told how much, and comes back', async ({
  freshStack: stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, recorded(openSeat));
  await bothJoin(pair);
  const { page } = pair.mentee;

  await control(page, 'Leave').click();
  await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
  await expect(
    page.getByText(/You left (when \d+ min of your time remained|before the start)/).first(),
  ).toBeVisible();
  await expect(pair.mentor.page.getByText(/Jonas .* is not in the call any more/)).toBeVisible();

  await control(page, 'Rejoin').click();
  await mediaFlows(page);
  await mediaFlows(pair.mentor.page);
});

test('the lobby and what follows the call scroll, though the call is drawn beside them already', async ({
  stack,
  openSeat,
}) => {
  const { mentor } = await sitDown(stack, openSeat);
  const { page } = mentor;
  await page.setViewportSize({ width: 800, height: 420 });
  await expect(join(page)).toBeVisible();
  const callIsDrawn = () => page.locator('main[data-theme="dark"]');
  await expect(callIsDrawn()).toHaveCount(1);
  await expect(callIsDrawn()).toBeHidden();
  const scrolls = async () => {
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.mouse.move(400, 300);
    await page.mouse.wheel(0, 200);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  };
  await scrolls();
  await join(page).click();
  await control(page, 'Leave').click();
  await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
  await expect(callIsDrawn()).toBeHidden();
  await page.setViewportSize({ width: 800, height: 200 });
  await scrolls();
});

test('mute and camera reach the other person, and are remembered for the next call', async ({
  stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, recorded(openSeat));
  await bothJoin(pair);
  const { page } = pair.mentee;
  const other = pair.mentor.page;

  await page.getByRole('timer').click();
  await page.keyboard.press('m');
  await expect(other.getByText(/Jonas .* is muted/)).toBeAttached();
  await page.keyboard.press('v');
  await expect(other.getByText(/Jonas .* has the camera off/)).toBeVisible();
  await page.getByPlaceholder('What to talk about').fill('vm');
  await expect(control(page, 'Unmute the microphone')).toBeVisible();

  await page.reload();
  await expect(page.getByText('You join without sound and picture.')).toBeVisible();
  await join(page).click();
  await expect(other.getByText(/Jonas .* has the camera off/)).toBeVisible();
  await control(page, 'Switch the camera on').click();
  await framesFlow(other);
});

test('somebody without camera and microphone joins all the same', async ({ stack, openSeat }) => {
  const pair = await sitDown(stack, async (origin) => {
    const seat = await recorded(openSeat)(origin);
    if (origin === stack.secondOrigin)
      await seat.context.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = async () => {
          throw new DOMException('none', 'NotFoundError');
        };
        navigator.mediaDevices.enumerateDevices = async () => [];
      });
    return seat;
  });
  const { page } = pair.mentee;
  await expect(page.getByText('No camera was found.')).toBeVisible();
  await expect(page.getByText('No microphone was found.')).toBeVisible();
  for (const one of [pair.mentor.page, page]) await join(one).click();
  await mediaFlows(page);
  await expect(pair.mentor.page.getByText(/Jonas .* has the camera off/)).toBeVisible();
});

test('a person who denied camera and microphone reads why, and joins to listen', async ({
  stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, async (origin) => {
    const seat = await recorded(openSeat)(origin);
    if (origin === stack.secondOrigin)
      await seat.context.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = async () => {
          throw new DOMException('no', 'NotAllowedError');
        };
        navigator.permissions.query = async () => ({ state: 'denied' }) as PermissionStatus;
      });
    return seat;
  });
  const { page } = pair.mentee;
  await expect(page.getByText('The browser may not use your camera.')).toBeVisible();
  await expect(page.getByText('The browser may not use your microphone.')).toBeVisible();
  for (const one of [pair.mentor.page, page]) await join(one).click();
  await mediaFlows(page);
});

test('a chosen camera is remembered, and its absence is named', async ({ stack, openSeat }) => {
  const { mentor } = await sitDown(stack, openSeat);
  const { page } = mentor;
  await expect(page.getByLabel('Camera', { exact: true })).toBeVisible();
  await page.evaluate(() => {
    const choice = { devices: { camera: { id: 'gone', label: 'Desk camera' } } };
    localStorage.setItem('rapport.media', JSON.stringify(choice));
  });
  await page.reload();
  await expect(page.getByText(/^“Desk camera” is not connected\. .+ is used instead\.$/)).toBeVisible();
  await expect(page.getByText('You join with your camera and microphone on.')).toBeVisible();
});
