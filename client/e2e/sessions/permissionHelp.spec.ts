import type { BrowserContext } from '@playwright/test';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** A refusal at the edge of the browser's devices: a test cannot press in the browser's own question. */
async function refuse(context: BrowserContext, permission: PermissionState): Promise<void> {
  await context.addInitScript((state) => {
    const { mediaDevices, permissions } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    let isRefused = true;
    mediaDevices.getUserMedia = async (constraints) => {
      if (isRefused) throw new DOMException('', 'NotAllowedError');
      return open(constraints);
    };
    permissions.query = async () => ({ state }) as PermissionStatus;
    Object.assign(globalThis, {
      allow: () => {
        isRefused = false;
      },
    });
  }, permission);
}

test('who was refused by the browser gets its steps, allows the camera, and has it', async ({
  stack,
  openSeat,
}) => {
  const { mentor } = await sitDown(stack, async (origin) => {
    const seat = await openSeat(origin);
    if (origin === stack.origin) await refuse(seat.context, 'denied');
    return seat;
  });
  const { page } = mentor;
  await page.getByRole('button', { name: 'How to allow the camera' }).click();
  const dialog = page.getByRole('dialog', { name: 'Allow your camera' });
  await expect(dialog.getByText('Your browser keeps the camera from this page')).toBeVisible();
  await expect(dialog.getByRole('listitem').first()).toHaveText('Press the icon at the left of the address.');
  await expect(dialog.getByText('In the system’s settings')).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.evaluate(() => (globalThis as unknown as { allow: () => void }).allow());
  await page.getByRole('button', { name: 'Try again' }).last().click();
  await expect(page.getByLabel('Your own picture', { exact: true })).toBeVisible();
});

test('who was refused by the system gets the system’s steps', async ({ stack, openSeat }) => {
  const { mentor } = await sitDown(stack, async (origin) => {
    const seat = await openSeat(origin, origin === stack.origin ? { userAgent: mac } : {});
    if (origin === stack.origin) await refuse(seat.context, 'granted');
    return seat;
  });
  const { page } = mentor;
  await page.getByRole('button', { name: 'How to allow the microphone' }).click();
  const dialog = page.getByRole('dialog', { name: 'Allow your microphone' });
  await expect(dialog.getByText('the system keeps it from the browser')).toBeVisible();
  await expect(dialog.getByText('Open “System Settings” and then “Privacy & Security”.')).toBeVisible();
  await expect(dialog.getByText('Open “Microphone” and switch your browser on in the list.')).toBeVisible();
});
