import type { Page } from '@playwright/test';
import { RapportError } from '@rapport/shared/core/errors';
import { fillPath } from '@rapport/shared/core/route';
import { joinCall } from '@rapport/shared/sessions/sessions.api';
import { holdSoundBack, standAtDeviceEdge, type WithDeviceEdge } from '../fixtures/deviceEdge.ts';
import { expect, type Seat } from '../fixtures/rapport.ts';
import { type SaidQuality, sayQuality } from '../fixtures/saidQuality.ts';
import { desktop, type Visit } from './walk.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const patient = { timeout: 30_000 };

/** Before the page loads: its microphone gives nothing, its browser plays no sound, and its line is in our hands. */
export async function getIntoTrouble(page: Page): Promise<SaidQuality> {
  await page.addInitScript(standAtDeviceEdge, { isMutedAtSwitch: true });
  await page.addInitScript(holdSoundBack, '^Let me hear');
  return sayQuality(page);
}

/** Who neither hears nor is heard, and mends both. `beside` is seen while the page makes sure that it hears nothing. */
export async function walkSound(page: Page, visit: Visit, beside: () => Promise<void>): Promise<void> {
  const heldBack = page.getByText('Your browser holds the sound back until you press here.');
  await expect(heldBack).toBeVisible(patient);
  await visit('call-sound-held-back', page);
  await button(page, /^Let me hear/).click();
  await expect(heldBack).toHaveCount(0);
  await beside();
  const note = page.getByRole('status').filter({ hasText: 'We hear nothing from' });
  await expect(note).toBeVisible(patient);
  await visit('call-silent-microphone', page);
  await page.evaluate(() => {
    (globalThis as unknown as WithDeviceEdge).deviceEdge.isMutedAtSwitch = false;
  });
  await note.getByLabel('Microphone', { exact: true }).selectOption('Fake Audio Input 2');
  await expect(note).toHaveCount(0);
}

/** Whose microphone and camera are off talks by the space bar, and finds the camera taken. */
export async function walkDevicesOff(page: Page, visit: Visit): Promise<void> {
  await page.keyboard.down('Space');
  await expect(page.getByText('You are heard while you hold the space bar')).toBeVisible();
  await visit('call-talking', page);
  await page.keyboard.up('Space');
  await page.evaluate(() => {
    (globalThis as unknown as WithDeviceEdge).deviceEdge.refuse.video = 'NotReadableError';
  });
  await button(page, 'Switch the camera on').click();
  const taken = page.getByText(/^Another program is using your camera/);
  await expect(taken).toBeVisible();
  await visit('call-camera-taken', page);
  await page.evaluate(() => {
    delete (globalThis as unknown as WithDeviceEdge).deviceEdge.refuse.video;
  });
  await button(page, 'Try again with the camera').click();
  await expect(taken).toHaveCount(0);
}

/** The other one is gone from the line, then the own line is weak; `beside` is seen until that has lasted. */
export async function walkWeakLine(
  page: Page,
  line: SaidQuality,
  visit: Visit,
  beside: () => Promise<void>,
): Promise<void> {
  line.say('excellent', 'lost');
  await expect(page.getByText('Reconnecting…', { exact: true })).toBeVisible();
  await expect(page.getByText(/is reconnecting and hears nothing now\.$/).first()).toBeVisible();
  await visit('call-other-lost', page);
  line.say('poor', 'excellent');
  await beside();
  await expect(page.getByText('Your connection is weak. Switch to sound only?')).toBeVisible(patient);
  await visit('call-weak-line', page);
  await button(page, 'Not now').click();
  line.end();
}

const callOf = (sessionId: string) => `**${fillPath(joinCall.path, { sessionId })}`;

/**
 * One of the two while the SFU is away, whose line is all that they know of it: their question whether they would be let
 * in is answered with yes, as by a server that has not noticed yet.
 */
export async function walkReconnecting(
  page: Page,
  sessionId: string,
  visit: Visit,
  goAway: () => Promise<void>,
): Promise<void> {
  await page.route(callOf(sessionId), (route) =>
    route.fulfill({ json: { token: 'none', identity: 'nobody' } }),
  );
  await goAway();
  await expect(page.getByText(/^The connection of the call was lost/)).toBeVisible(patient);
  await visit('call-reconnecting', page);
  await page.unroute(callOf(sessionId));
}

/** The call server is away, and somebody looks what it is that does not answer. */
export async function walkConnection(page: Page, visit: Visit): Promise<void> {
  const banner = page.getByRole('status').filter({ hasText: 'The call server cannot be reached' });
  await expect(banner.getByRole('button', { name: 'Test the connection' })).toBeVisible(patient);
  await visit('call-without-sfu', page);
  await banner.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByRole('button', { name: 'Test again' })).toBeVisible(patient);
  await visit('call-connection', page);
  await page.keyboard.press('Escape');
}

/** Not let in: the server's answers are ours, because nobody waits here until a session is another one. */
export async function walkRefusals({ context }: Seat, sessionId: string, visit: Visit): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize(desktop);
  let refusal = new RapportError('not_open_yet');
  await page.route(callOf(sessionId), (route) =>
    route.fulfill({ status: refusal.status, json: refusal.toBody() }),
  );
  await page.goto(`/s/${sessionId}`);
  await button(page, 'Join').click();
  await expect(page.getByRole('heading', { name: 'The room is not open yet' })).toBeVisible();
  await visit('call-not-open', page);
  refusal = new RapportError('signed_out');
  await button(page, 'Try again').click();
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  await visit('call-signed-out', page);
  await page.close();
}
