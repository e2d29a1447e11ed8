import type { Page, TestInfo } from '@playwright/test';
import { makeSlow, pretendMachine } from '../fixtures/machine.ts';
import { recorded, sentBy } from '../fixtures/media.ts';
import { watchOutside } from '../fixtures/outside.ts';
import { gone, sitDown } from '../fixtures/people.ts';
import { type Area, lookOf } from '../fixtures/pixels.ts';
import { expect, type OpenSeat, type Seat, test } from '../fixtures/rapport.ts';
import { writeCameraFile } from '../rounds/cameraFile.ts';
import { looksOfMaya, portrait } from '../rounds/portrait.ts';

const corner: Area = { x: 0.9, y: 0.02, width: 0.08, height: 0.08 };
const face: Area = { x: 0.46, y: 0.34, width: 0.08, height: 0.08 };
const preview = 'Your own picture';
const slow = { timeout: 45_000 };

/** A window whose camera films a drawing. */
async function seatWithCamera(
  openSeat: OpenSeat,
  origin: string,
  drawing: string,
  info: TestInfo,
): Promise<Seat> {
  const film = info.outputPath('camera.mjpeg');
  const painter = await openSeat(origin);
  await writeCameraFile(painter.page, drawing, film);
  await painter.browser.close();
  const seat = await openSeat(origin, {}, [`--use-file-for-fake-video-capture=${film}`]);
  await pretendMachine(seat.context);
  return seat;
}

/** A wall of fine stripes, which blurring makes grey. */
const stripes = `<div style="height: 720px; background: repeating-linear-gradient(90deg, #000 0 12px, #fff 12px 24px)"></div>`;

async function choose(page: Page, button: string, background: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('radio', { name: background }).check();
  await page.keyboard.press('Escape');
}

/** Not a number while nothing is seen, which is neither more nor less than anything. */
const light = (page: Page, name: string, area: Area) => async () =>
  (await lookOf(page, name, area))?.light ?? Number.NaN;
const contrast = (page: Page, name: string) => async () =>
  (await lookOf(page, name, { x: 0.1, y: 0.1, width: 0.3, height: 0.3 }))?.contrast ?? Number.NaN;

/** Notes the most that a picture ever had of something, from now on; -1 where nothing was seen. */
function watchMost(page: Page, read: () => Promise<number>): () => Promise<number> {
  let most = -1;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const now = await read();
      if (now > most) most = now;
      await page.waitForTimeout(100);
    }
  })();
  // Where the test fails before it asks, the page is gone.
  watching.catch(() => undefined);
  return async () => {
    isOver = true;
    await watching;
    return most;
  };
}

test('another room stands behind a person from the first picture on, and can be changed mid-call', async ({
  stack,
  openSeat,
}, info) => {
  const { mentor, mentee } = await sitDown(stack, (origin, options) =>
    origin === stack.origin
      ? seatWithCamera(openSeat, origin, portrait(looksOfMaya), info)
      : openSeat(origin, options),
  );
  const [{ page }, far] = [mentor, mentee.page];
  const outside = await watchOutside(mentor.context, stack.origin);
  await page.reload();
  await expect.poll(light(page, preview, corner), slow).toBeGreaterThan(150);
  await choose(page, 'Background and noise', 'Evening');
  await expect.poll(light(page, preview, corner), slow).toBeLessThan(120);

  await far.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(far.getByText(/^Waiting for Maya/).or(far.getByText(gone('Maya')))).toBeVisible(slow);
  const brightest = watchMost(far, light(far, 'Maya', corner));
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect.poll(light(far, 'Maya', corner), slow).toBeGreaterThan(-1);
  // Maya herself is still there: brown, where the room behind her is dark green.
  await expect
    .poll(async () => {
      const [red, , blue] = (await lookOf(far, 'Maya', face))?.colour ?? [0, 0, 0];
      return red - blue;
    }, slow)
    .toBeGreaterThan(30);
  expect(await brightest()).toBeLessThan(120);

  await choose(page, 'Devices', 'Plain wall');
  await expect
    .poll(async () => {
      const [red, green] = (await lookOf(far, 'Maya', corner))?.colour ?? [0, 0];
      return green - red;
    }, slow)
    .toBeGreaterThan(12);
  // Script, WebAssembly, model and pictures all came from here.
  expect(outside).toEqual({ foreign: [], violations: [] });
  await choose(page, 'Devices', 'As it is');
  await expect.poll(light(far, 'Maya', corner), slow).toBeGreaterThan(150);
});

test('a blurred background is remembered on the device, and a picture of one’s own is kept there', async ({
  stack,
  openSeat,
}, info) => {
  const { mentor } = await sitDown(stack, (origin, options) =>
    origin === stack.origin ? seatWithCamera(openSeat, origin, stripes, info) : openSeat(origin, options),
  );
  const { page } = mentor;
  await expect.poll(contrast(page, preview), slow).toBeGreaterThan(15);
  await choose(page, 'Background and noise', 'Blurred');
  await expect.poll(contrast(page, preview), slow).toBeLessThan(6);
  await page.reload();
  await expect.poll(contrast(page, preview), slow).toBeGreaterThan(-1);
  await expect.poll(contrast(page, preview), slow).toBeLessThan(6);

  await page.getByRole('button', { name: 'Background and noise' }).click();
  const red = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  );
  const file = page.locator('input[type=file]');
  await file.setInputFiles({ name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no') });
  await expect(page.getByText('Your browser cannot read this file as a picture.')).toBeVisible();
  await file.setInputFiles({ name: 'red.png', mimeType: 'image/png', buffer: red });
  await expect(page.getByRole('radio', { name: 'Your picture' })).toBeChecked();
  const redness = async () => {
    const [r, g] = (await lookOf(page, preview, corner))?.colour ?? [0, 0];
    return r - g;
  };
  await expect.poll(redness, slow).toBeGreaterThan(60);
  await page.getByRole('button', { name: 'Remove your picture' }).click();
  await expect(page.getByRole('radio', { name: 'Blurred' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Your picture' })).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('rapport.background'))).toBeNull();
});

test('where the machine is too slow, hiding the background ends by itself, and nothing is seen unasked', async ({
  stack,
  openSeat,
}, info) => {
  const { mentor, mentee } = await sitDown(stack, (origin, options) =>
    origin === stack.origin ? seatWithCamera(openSeat, origin, stripes, info) : openSeat(origin, options),
  );
  const [{ page }, far] = [mentor, mentee.page];
  await choose(page, 'Background and noise', 'Blurred');
  await expect.poll(contrast(page, preview), slow).toBeLessThan(6);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await far.getByRole('button', { name: 'Join', exact: true }).click();
  await expect.poll(contrast(far, 'Maya'), slow).toBeGreaterThan(-1);

  const sharpest = watchMost(far, contrast(far, 'Maya'));
  await makeSlow(page, true);
  await expect(page.getByText(/This computer is too slow to hide your background/)).toBeVisible(slow);
  await expect(far.getByText(/Maya .* has the camera off/)).toBeVisible(slow);
  const seen = await sharpest();
  expect(seen).toBeGreaterThan(-1);
  expect(seen).toBeLessThan(8);
  await page.getByRole('button', { name: 'Switch the camera on' }).click();
  await expect.poll(contrast(far, 'Maya'), slow).toBeGreaterThan(8);

  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.reload();
  await makeSlow(page, true);
  await choose(page, 'Background and noise', 'Blurred');
  await expect(page.getByText(/too slow to hide your background. That is off now, and so is/)).toBeVisible(
    slow,
  );
  await expect(page.getByRole('button', { name: 'Switch the camera on' })).toBeVisible();
  await page.getByRole('button', { name: 'Background and noise' }).click();
  await expect(page.getByRole('radio', { name: 'As it is' })).toBeChecked();
});

test('the camera stays off where a background cannot be hidden, until the person wants to be seen', async ({
  stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  const { page } = mentor;
  await mentee.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
  await page.evaluate(() => localStorage.setItem('rapport.media', JSON.stringify({ background: 'blur' })));
  // The lobby is not asked for it: what it could not draw it would show as it is.
  await mentor.context.route('**/assets/background-*/*', (route) => route.abort());
  await page.evaluate(() => {
    (globalThis as { Worker: unknown }).Worker = class {
      constructor() {
        throw new Error('no workers here');
      }
    };
  });
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText(/Your background could not be hidden, so your camera is off/)).toBeVisible(
    slow,
  );
  await expect(mentee.page.getByText(/Maya .* has the camera off/)).toBeVisible(slow);
  await page.getByRole('button', { name: 'Switch the camera on' }).click();
  await expect(mentee.page.getByText(/Maya .* has the camera off/)).toBeHidden(slow);
});

test('the noise switch reaches the microphone that is sent, before and in the call', async ({
  stack,
  openSeat,
}) => {
  const { mentor } = await sitDown(stack, recorded(openSeat));
  const { page } = mentor;
  const sent = async () =>
    (await sentBy(page, 'audio')).map(({ settings: { noiseSuppression, echoCancellation } }) => ({
      noiseSuppression,
      echoCancellation,
    }));
  const noise = page.getByRole('switch', { name: 'Suppress background noise' });
  await page.getByRole('button', { name: 'Background and noise' }).click();
  await expect(noise).toBeChecked();
  await noise.uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect.poll(sent, slow).toEqual([{ noiseSuppression: false, echoCancellation: true }]);

  await page.getByRole('button', { name: 'Devices', exact: true }).click();
  await expect(noise).not.toBeChecked();
  await noise.check();
  await expect.poll(sent, slow).toEqual([{ noiseSuppression: true, echoCancellation: true }]);
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('button', { name: 'Background and noise' }).click();
  await expect(noise).toBeChecked();
});
