import type { Page } from '@playwright/test';
import { receivedBy, recordPeerConnections } from '../fixtures/media.ts';
import { type Pair, sitDown } from '../fixtures/people.ts';
import { type PlayedDevice, playDevices, plug, unplug } from '../fixtures/playedDevices.ts';
import { expect, type Seat, test } from '../fixtures/rapport.ts';

const builtIn: PlayedDevice = { id: 'mic-1', kind: 'audioinput', label: 'Built-in microphone' };
const headset: PlayedDevice = { id: 'mic-2', kind: 'audioinput', label: 'Headset' };
const eye: PlayedDevice = { id: 'cam-1', kind: 'videoinput', label: 'Built-in camera' };
const desk: PlayedDevice = { id: 'cam-2', kind: 'videoinput', label: 'Desk camera' };

type Stack = Parameters<typeof sitDown>[0];
type OpenSeat = (origin: string) => Promise<Seat>;

/** The mentor has these devices, the mentee the browser's own. */
function sitDownWith(stack: Stack, openSeat: OpenSeat, devices: readonly PlayedDevice[]): Promise<Pair> {
  return sitDown(stack, async (origin) => {
    const seat = await openSeat(origin);
    await seat.context.addInitScript(recordPeerConnections);
    if (origin === stack.origin) await playDevices(seat.context, devices);
    return seat;
  });
}

const select = (page: Page, name: string) => page.getByLabel(name, { exact: true });

test('a remembered camera that is unplugged is named with its stand-in, and used again when it is back', async ({
  stack,
  openSeat,
}) => {
  const { page } = (await sitDownWith(stack, openSeat, [builtIn, eye, desk])).mentor;
  await select(page, 'Camera').selectOption('Desk camera');
  await expect(select(page, 'Camera')).toHaveValue(desk.id);

  await unplug(page, desk.id);
  await expect(
    page.getByText('“Desk camera” is not connected. Built-in camera is used instead.'),
  ).toBeVisible();
  await expect(page.getByText('You join with your camera and microphone on.')).toBeVisible();

  await plug(page, desk);
  await expect(page.getByText('“Desk camera” is connected again, and used.')).toBeVisible();
  await expect(select(page, 'Camera')).toHaveValue(desk.id);

  await unplug(page, desk.id);
  await page.reload();
  await expect(select(page, 'Camera')).toHaveValue(desk.id);
});

test('who loses the only microphone and camera reads so, and both come on when they are back', async ({
  stack,
  openSeat,
}) => {
  const { page } = (await sitDownWith(stack, openSeat, [builtIn, eye])).mentor;
  await expect(page.getByText('You join with your camera and microphone on.')).toBeVisible();
  await unplug(page, builtIn.id);
  await unplug(page, eye.id);
  await expect(page.getByText('No microphone was found.')).toBeVisible();
  await expect(page.getByText('No camera was found.')).toBeVisible();
  await expect(page.getByText('You join without sound and picture.')).toBeVisible();
  await plug(page, eye);
  await expect(page.getByText('You join without sound and picture.')).toHaveCount(0);
  await plug(page, builtIn);
  await expect(page.getByText('You join with your camera and microphone on.')).toBeVisible();
});

test('in the call the headset goes and comes back: each change is said, and the sound goes on', async ({
  stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDownWith(stack, openSeat, [builtIn, headset, eye]);
  const { page } = mentor;
  await select(page, 'Microphone').selectOption('Headset');
  await expect(select(page, 'Microphone')).toHaveValue(headset.id);
  for (const one of [page, mentee.page]) await one.getByRole('button', { name: 'Join', exact: true }).click();
  await soundFlows(mentee.page);

  await unplug(page, headset.id);
  await expect(page.getByText('The microphone is now Built-in microphone.').first()).toBeVisible();
  await soundFlows(mentee.page);
  await plug(page, headset);
  await expect(page.getByText('The microphone is now Headset.').first()).toBeVisible();
  await soundFlows(mentee.page);
});

async function soundFlows(page: Page): Promise<void> {
  const bytes = async () => (await receivedBy(page)).audioBytes;
  const before = await bytes();
  await expect.poll(bytes, { timeout: 30_000 }).toBeGreaterThan(before + 2_000);
}
