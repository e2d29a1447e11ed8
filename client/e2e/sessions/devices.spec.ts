import type { Page } from '@playwright/test';
import { holdSoundBack, standAtDeviceEdge, type WithDeviceEdge } from '../fixtures/deviceEdge.ts';
import { shownLevel } from '../fixtures/level.ts';
import { grows, isHeard, recorded, sentBy } from '../fixtures/media.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, type OpenSeat, test } from '../fixtures/rapport.ts';
import { listen, onPage, spoken } from '../fixtures/spoken.ts';

/** Real media beside other work: a busy machine takes its time for each press, too. */
const slow = { timeout: 60_000 };
test.describe.configure({ timeout: 300_000 });
const control = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const muted = (page: Page) => page.getByText(/Jonas .* is muted/);
const noPicture = (page: Page) => page.getByText(/Jonas .* has the camera off/);

const atTheEdge =
  (openSeat: OpenSeat, flags: readonly string[] = []): OpenSeat =>
  async (origin) => {
    const seat = await recorded(openSeat)(origin, {}, flags);
    await seat.context.addInitScript(standAtDeviceEdge);
    return seat;
  };

test('a microphone that another program holds is named and tried again, on the way in and in the middle of the call', async ({
  stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, atTheEdge(openSeat));
  const [page, other] = [pair.mentee.page, pair.mentor.page];
  const busy = page.getByText('Another program is using your microphone.');
  await control(page, 'Mute the microphone').click(slow);
  await expect(page.getByText(/You join muted\./)).toBeVisible();
  for (const one of [page, other]) await control(one, 'Join').click(slow);
  await expect(muted(other)).toBeAttached(slow);

  await test.step('who has joined muted unmutes, once the other program lets go', async () => {
    await page.evaluate(() => {
      (globalThis as unknown as WithDeviceEdge).deviceEdge.refuse.audio = 'NotReadableError';
    });
    await control(page, 'Unmute the microphone').click(slow);
    await expect(busy).toBeVisible(slow);
    await control(page, 'Try again with the microphone').click(slow);
    await expect(busy).toBeVisible(slow);
    await page.evaluate(() => {
      delete (globalThis as unknown as WithDeviceEdge).deviceEdge.refuse.audio;
    });
    await control(page, 'Try again with the microphone').click(slow);
    await expect(busy).toHaveCount(0, slow);
    await expect(muted(other)).toHaveCount(0, slow);
    await grows(other, 'audioBytes', slow);
  });

  await test.step('taken away in the middle, it is named, and comes back with the device', async () => {
    await page.evaluate(() => (globalThis as unknown as WithDeviceEdge).deviceEdge.take(true));
    await expect(busy).toBeVisible(slow);
    await expect(muted(other)).toBeAttached(slow);
    await page.evaluate(() => (globalThis as unknown as WithDeviceEdge).deviceEdge.take(false));
    await expect(busy).toHaveCount(0, slow);
    await expect(control(page, 'Mute the microphone')).toBeVisible(slow);
    await expect(muted(other)).toHaveCount(0, slow);
    await grows(other, 'audioBytes', slow);
  });
});

test('a microphone that is pulled is followed by another one, by name; a camera that comes back brings the picture back', async ({
  stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, atTheEdge(openSeat));
  const [page, other] = [pair.mentee.page, pair.mentor.page];
  for (const one of [page, other]) await control(one, 'Join').click(slow);
  for (const one of [page, other]) await grows(one, 'videoFrames', slow);

  await test.step('the popover shows the device in use and that it hears something, and changes it', async () => {
    await control(page, 'Devices').click(slow);
    const popover = page.getByRole('dialog');
    await expect(popover.getByText('We hear you.')).toBeVisible(slow);
    await expect.poll(() => shownLevel(popover), slow).toBeGreaterThan(0);
    const microphone = popover.getByRole('combobox', { name: 'Microphone' });
    const inUse = microphone.locator('option:checked');
    await expect(inUse).toHaveText(/^Fake Default Audio Input/);
    const first = await microphone.inputValue();
    const sent = async () => (await sentBy(page, 'audio')).map(({ label }) => label);
    await microphone.selectOption('Fake Audio Input 2');
    await expect.poll(sent, slow).toEqual(['Fake Audio Input 2']);
    await expect(inUse).toHaveText('Fake Audio Input 2', slow);
    await isHeard(other, slow);
    await expect(popover.getByText('We hear you.')).toBeVisible(slow);
    await microphone.selectOption(first);
    await expect.poll(sent, slow).toEqual([expect.stringMatching(/^Fake Default Audio Input/)]);
    await page.evaluate(() =>
      (globalThis as unknown as WithDeviceEdge).deviceEdge.plug('audioinput', /Default/, false),
    );
    await expect(onPage(page, /^The microphone is now Fake Audio Input/)).toBeVisible(slow);
    await expect(inUse).toHaveText(/^Fake Audio Input \d/, slow);
    await expect.poll(sent, slow).toEqual([expect.stringMatching(/^Fake Audio Input \d/)]);
    await page.keyboard.press('Escape');
    await isHeard(other, slow);
    await expect(muted(other)).toHaveCount(0);
  });

  await test.step('without any camera the other one sees no picture, and sees it again with one', async () => {
    await page.evaluate(() =>
      (globalThis as unknown as WithDeviceEdge).deviceEdge.plug('videoinput', /./, false),
    );
    await expect(page.getByText('No camera was found.')).toBeVisible(slow);
    await expect(noPicture(other)).toBeVisible(slow);
    await page.evaluate(() =>
      (globalThis as unknown as WithDeviceEdge).deviceEdge.plug('videoinput', /./, true),
    );
    await expect(page.getByText('No camera was found.')).toHaveCount(0, slow);
    await expect(noPicture(other)).toHaveCount(0, slow);
    await grows(other, 'videoFrames', slow);
  });
});

const plug = (page: Page, kind: MediaDeviceKind, label: string, isIn: boolean) =>
  page.evaluate(
    ([of, name, comes]) =>
      (globalThis as unknown as WithDeviceEdge).deviceEdge.plug(of, new RegExp(name), comes),
    [kind, label, isIn] as const,
  );

/** Names of the speakers on which others are played. */
const playedOn = (page: Page) =>
  page.evaluate(async () => {
    const all = await navigator.mediaDevices.enumerateDevices();
    const speakers = all.filter(({ kind }) => kind === 'audiooutput');
    const nameOf = (id: string) => speakers.find(({ deviceId }) => deviceId === (id || 'default'))?.label;
    const playing = [...document.querySelectorAll('audio')].filter(({ srcObject }) => srcObject);
    return [...new Set(playing.map(({ sinkId }) => nameOf(sinkId)))];
  });

/** The second one of the browser's own films distances, which is not sent. */
const threeCameras = ['--use-fake-device-for-media-stream=fps=5,device-count=3'];

test('a camera and a speaker that are pulled are followed by others, by name, and are used again when they are back', async ({
  stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, atTheEdge(openSeat, threeCameras));
  const [page, other] = [pair.mentee.page, pair.mentor.page];
  for (const one of [page, other]) await control(one, 'Join').click(slow);
  for (const one of [page, other]) await grows(one, 'videoFrames', slow);
  await listen(page);
  await control(page, 'Devices').click(slow);
  const inUse = (name: string) =>
    page.getByRole('dialog').getByRole('combobox', { name }).locator('option:checked');
  const choose = (name: string, label: string) =>
    page.getByRole('dialog').getByRole('combobox', { name }).selectOption(label);

  await test.step('the second camera', async () => {
    await choose('Camera', 'fake_device_2');
    await expect(inUse('Camera')).toHaveText('fake_device_2', slow);
    await grows(other, 'videoFrames', slow);
    await plug(page, 'videoinput', 'fake_device_2', false);
    await expect(onPage(page, 'The camera is now fake_device_0.')).toBeVisible(slow);
    await expect(inUse('Camera')).toHaveText('fake_device_0', slow);
    await grows(other, 'videoFrames', slow);
    await plug(page, 'videoinput', 'fake_device_2', true);
    await expect(onPage(page, 'The camera is now fake_device_2.')).toBeVisible(slow);
    await grows(other, 'videoFrames', slow);
  });

  await test.step('the chosen speaker', async () => {
    await choose('Speaker', 'Fake Audio Output 2');
    await expect.poll(() => playedOn(page), slow).toEqual(['Fake Audio Output 2']);
    await plug(page, 'audiooutput', 'Fake Audio Output 2', false);
    await expect(onPage(page, /^The speaker is now Fake Default Audio Output/)).toBeVisible(slow);
    await expect.poll(() => playedOn(page), slow).toEqual([expect.stringMatching('Default')]);
    await plug(page, 'audiooutput', 'Fake Audio Output 2', true);
    await expect(onPage(page, 'The speaker is now Fake Audio Output 2.')).toBeVisible(slow);
    await expect.poll(() => playedOn(page), slow).toEqual(['Fake Audio Output 2']);
  });

  await test.step('what goes on as it was is no news when something else is pulled', async () => {
    const saidOfSpeaker = async () =>
      (await spoken(page)).filter((words) => words.includes('The speaker is now')).length;
    const before = await saidOfSpeaker();
    await plug(page, 'videoinput', 'fake_device_2', false);
    await expect(inUse('Camera')).toHaveText('fake_device_0', slow);
    await plug(page, 'videoinput', 'fake_device_2', true);
    await expect(inUse('Camera')).toHaveText('fake_device_2', slow);
    expect(await saidOfSpeaker()).toBe(before);
  });
});

test('a chosen speaker that is plugged in only during the call is used from then on', async ({
  stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, atTheEdge(openSeat));
  const [page, other] = [pair.mentee.page, pair.mentor.page];
  await page.getByRole('combobox', { name: 'Speaker' }).selectOption('Fake Audio Output 2', slow);
  await page.addInitScript(() =>
    (globalThis as unknown as WithDeviceEdge).deviceEdge.plug('audiooutput', /Fake Audio Output 2/, false),
  );
  await page.reload();
  for (const one of [page, other]) await control(one, 'Join').click(slow);
  await grows(page, 'audioBytes', slow);
  await expect.poll(() => playedOn(page), slow).toEqual([expect.stringMatching('Default')]);
  await plug(page, 'audiooutput', 'Fake Audio Output 2', true);
  await expect(onPage(page, 'The speaker is now Fake Audio Output 2.')).toBeVisible(slow);
  await expect.poll(() => playedOn(page), slow).toEqual(['Fake Audio Output 2']);
});

test('sound that the browser holds back is one button, and is heard after one press', async ({
  stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, openSeat);
  const [page, other] = [pair.mentee.page, pair.mentor.page];
  await page.addInitScript(holdSoundBack, '^Let me hear');
  await page.reload();
  for (const one of [page, other]) await control(one, 'Join').click(slow);
  await expect(page.getByText('Your browser holds the sound back until you press here.')).toBeVisible(slow);
  const isHeard = () =>
    page.evaluate(() => [...document.querySelectorAll('audio')].some((one) => one.srcObject && !one.paused));
  expect(await isHeard()).toBe(false);
  await page.getByRole('button', { name: /^Let me hear Maya/ }).click(slow);
  await expect.poll(isHeard, slow).toBe(true);
  await expect(page.getByText('Your browser holds the sound back until you press here.')).toHaveCount(
    0,
    slow,
  );
});
