import { shownLevel } from '../fixtures/level.ts';
import { sitDown } from '../fixtures/people.ts';
import { type PlayedDevice, playDevices } from '../fixtures/playedDevices.ts';
import { expect, test } from '../fixtures/rapport.ts';

const camera: PlayedDevice = { id: 'cam-1', kind: 'videoinput', label: 'Built-in camera' };
const dead: PlayedDevice = { id: 'mic-1', kind: 'audioinput', label: 'Muted headset', isDead: true };
const alive: PlayedDevice = { id: 'mic-2', kind: 'audioinput', label: 'Built-in microphone' };
const words = 'We hear nothing from Muted headset. Is it muted at its switch? Choose another.';
const patience = { timeout: 30_000 };

test('a microphone that gives nothing is named in the lobby and in the call, with the others to choose from', async ({
  stack,
  openSeat,
}) => {
  const { mentor } = await sitDown(stack, async (origin) => {
    const seat = await openSeat(origin);
    if (origin === stack.origin) await playDevices(seat.context, [dead, alive, camera]);
    return seat;
  });
  const { page } = mentor;
  const note = page.getByRole('status').filter({ hasText: words });
  await expect(note).toBeVisible(patience);
  await expect(page.getByText('Say something to test it.')).toBeVisible();
  expect(await shownLevel(page)).toBe(0);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
  await expect(note).toBeVisible(patience);

  // Muted on purpose is no fault.
  await page.getByRole('button', { name: 'Mute the microphone' }).click();
  await expect(note).toHaveCount(0);
  await page.getByRole('button', { name: 'Unmute the microphone' }).click();
  await expect(note).toBeVisible(patience);

  await note.getByLabel('Microphone', { exact: true }).selectOption('Built-in microphone');
  await expect(note).toHaveCount(0);
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.reload();
  await expect(page.getByText('We hear you.')).toBeVisible();
  await expect.poll(() => shownLevel(page)).toBeGreaterThan(0.3);
  await expect(page.getByText(/We hear nothing/)).toHaveCount(0);
});

test('the note about a silent microphone goes when the person says so', async ({ stack, openSeat }) => {
  const { mentor } = await sitDown(stack, async (origin) => {
    const seat = await openSeat(origin);
    if (origin === stack.origin) await playDevices(seat.context, [dead, camera]);
    return seat;
  });
  const { page } = mentor;
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  const note = page.getByText('We hear nothing from Muted headset. Is it muted at its switch?');
  await expect(note).toBeVisible(patience);
  await page.getByRole('button', { name: 'Hide this' }).click();
  await expect(note).toHaveCount(0);
});
