import { type PlayedDevice, playDevices } from '../fixtures/playedDevices.ts';
import { expect, type Seat } from '../fixtures/rapport.ts';
import { desktop, type Visit } from './walk.ts';

const devices: readonly PlayedDevice[] = [
  { id: 'mic-1', kind: 'audioinput', label: 'Headset', isDead: true },
  { id: 'mic-2', kind: 'audioinput', label: 'Built-in microphone' },
  { id: 'cam-1', kind: 'videoinput', label: 'Built-in camera' },
];

/** What can be wrong before the call, and the help with it. */
export async function walkBefore(seat: Seat, sessionId: string, visit: Visit): Promise<void> {
  const { page } = seat;
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByRole('button', { name: 'Test again' })).toBeVisible({ timeout: 90_000 });
  await visit('lobby-connection', page);
  await page.keyboard.press('Escape');

  const silent = await seat.context.newPage();
  await silent.setViewportSize(desktop);
  await playDevices(silent, devices);
  await silent.goto(`/s/${sessionId}`);
  await expect(silent.getByText(/We hear nothing from Headset/)).toBeVisible({ timeout: 30_000 });
  await expect(silent.getByPlaceholder('What to talk about')).toBeVisible();
  await visit('lobby-silent-microphone', silent);
  await silent.close();

  const denied = await seat.context.newPage();
  await denied.setViewportSize(desktop);
  await denied.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    navigator.permissions.query = async () => ({ state: 'denied' }) as PermissionStatus;
  });
  await denied.goto(`/s/${sessionId}`);
  await denied.getByRole('button', { name: 'How to allow the camera' }).click();
  await expect(denied.getByRole('dialog', { name: 'Allow your camera' })).toBeVisible();
  await visit('lobby-permission-help', denied);
  await denied.close();
}
