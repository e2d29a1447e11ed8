import type { Page } from '@playwright/test';
import type { Stack } from '@rapport/infra/testing';
import { grows, recorded } from '../fixtures/media.ts';
import { type Pair, sitDown } from '../fixtures/people.ts';
import { type PlayedDevice, playDevices, plug, unplug } from '../fixtures/playedDevices.ts';
import { expect, type OpenSeat, test } from '../fixtures/rapport.ts';
import { onPage } from '../fixtures/spoken.ts';

const builtIn: PlayedDevice = { id: 'mic-1', kind: 'audioinput', label: 'Built-in microphone' };
const headset: PlayedDevice = { id: 'mic-2', kind: 'audioinput', label: 'Headset' };
const eye: PlayedDevice = { id: 'cam-1', kind: 'videoinput', label: 'Built-in camera' };
const desk: PlayedDevice = { id: 'cam-2', kind: 'videoinput', label: 'Desk camera' };

/** The mentor has these devices, the mentee the browser's own. */
function sitDownWith(stack: Stack, openSeat: OpenSeat, devices: readonly PlayedDevice[]): Promise<Pair> {
  return sitDown(stack, async (origin) => {
    const seat = await recorded(openSeat)(origin);
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

test('one’s own picture is mirrored, and the test sound comes out of the chosen speaker', async ({
  stack,
  openSeat,
}) => {
  const { page } = (
    await sitDown(stack, async (origin) => {
      const seat = await openSeat(origin);
      await seat.context.addInitScript(hearTestSound);
      return seat;
    })
  ).mentor;
  const preview = page.locator('video[aria-label]').first();
  await expect(preview).toHaveCSS('scale', '-1 1');
  const speakers = select(page, 'Speaker').locator('option');
  const last = await speakers.last().getAttribute('value');
  expect(await speakers.count()).toBeGreaterThan(1);
  await select(page, 'Speaker').selectOption(last);
  await page.getByRole('button', { name: 'Play a test sound' }).click();
  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard);
  await expect.poll(async () => (await heard()).loudest).toBeGreaterThan(0.05);
  expect((await heard()).speaker).toBe(last);
});

interface Heard {
  loudest: number;
  speaker: string;
}

/** Listens to what a page plays: how loud it was, and through which speaker. */
function hearTestSound(): void {
  const heard: Heard = { loudest: 0, speaker: '' };
  const { play } = HTMLAudioElement.prototype;
  HTMLAudioElement.prototype.play = function () {
    if (this.srcObject instanceof MediaStream) {
      heard.speaker = this.sinkId;
      const context = new AudioContext();
      const reader = context.createAnalyser();
      context.createMediaStreamSource(this.srcObject).connect(reader);
      const samples = new Float32Array(reader.fftSize);
      setInterval(() => {
        reader.getFloatTimeDomainData(samples);
        for (const sample of samples) heard.loudest = Math.max(heard.loudest, Math.abs(sample));
      }, 20);
    }
    return play.call(this);
  };
  Object.assign(globalThis, { heard });
}

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
  await grows(mentee.page, 'audioBytes', { by: 2_000 });

  await unplug(page, headset.id);
  await expect(onPage(page, 'The microphone is now Built-in microphone.')).toBeVisible();
  await grows(mentee.page, 'audioBytes', { by: 2_000 });
  await plug(page, headset);
  await expect(onPage(page, 'The microphone is now Headset.')).toBeVisible();
  await grows(mentee.page, 'audioBytes', { by: 2_000 });
});
