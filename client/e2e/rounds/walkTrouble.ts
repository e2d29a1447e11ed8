import type { Page } from '@playwright/test';
import { RapportError } from '@rapport/shared/core/errors';
import { fillPath } from '@rapport/shared/core/route';
import { joinCall } from '@rapport/shared/sessions/sessions.api';
import { holdSoundBack, standAtDeviceEdge, type WithDeviceEdge } from '../fixtures/deviceEdge.ts';
import { makeSlow, slowableMachine } from '../fixtures/machine.ts';
import { closeNetwork } from '../fixtures/network.ts';
import { expect, type Seat } from '../fixtures/rapport.ts';
import { type SaidQuality, sayQuality } from '../fixtures/saidQuality.ts';
import { desktop, type Visit } from './walk.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const patient = { timeout: 30_000 };

/**
 * Before the page loads: its microphone gives nothing, its browser plays no sound, and its line and how quick its machine
 * is are in our hands.
 */
export async function getIntoTrouble(page: Page): Promise<SaidQuality> {
  await page.addInitScript(standAtDeviceEdge, { isMutedAtSwitch: true });
  await page.addInitScript(holdSoundBack, '^Let me hear');
  await slowableMachine(page);
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

/** The microphone goes to another program in the middle of the call, and comes back. */
export async function walkTakenMicrophone(page: Page, visit: Visit): Promise<void> {
  const again = button(page, 'Try again with the microphone');
  await page.evaluate(() => (globalThis as unknown as WithDeviceEdge).deviceEdge.take(true));
  await expect(again).toBeVisible(patient);
  await visit('call-microphone-taken', page);
  await page.evaluate(() => (globalThis as unknown as WithDeviceEdge).deviceEdge.take(false));
  await expect(again).toHaveCount(0, patient);
}

/** The background is more than the machine can do: it goes off, and the camera with it. */
export async function walkSlowMachine(page: Page, visit: Visit): Promise<void> {
  await makeSlow(page, true);
  await button(page, 'Devices').click();
  await page.getByRole('radio', { name: 'Blurred' }).check();
  await page.keyboard.press('Escape');
  const tooSlow = page.getByRole('status').filter({ hasText: 'too slow to hide your background' });
  await expect(tooSlow).toBeVisible({ timeout: 60_000 });
  await visit('call-background-too-slow', page);
  await makeSlow(page, false);
  await button(page, 'Switch the camera on').click();
  await expect(tooSlow).toHaveCount(0);
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

/** What says why one is not in, with the test of the connection beside it. */
const offeredTest = (page: Page) =>
  page.getByRole('status').filter({ has: button(page, 'Test the connection') });

const callOf = (sessionId: string) => `**${fillPath(joinCall.path, { sessionId })}`;

/**
 * Nothing comes in though all looks well: what the browser counts stands still. The new connection waits for an answer
 * of the server as long as it is looked at.
 */
export async function walkStandstill(page: Page, sessionId: string, visit: Visit): Promise<void> {
  let answer: () => void = () => undefined;
  const isLookedAt = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let asked = 0;
  await page.route(callOf(sessionId), async (route) => {
    asked += 1;
    // The first question is whether a new connection can be had at all.
    if (asked > 1) await isLookedAt;
    await route.continue();
  });
  await page.evaluate(() => {
    const { getStats } = RTCRtpReceiver.prototype;
    const timeout = AbortSignal.timeout;
    const seen = new WeakMap<RTCRtpReceiver, Promise<RTCStatsReport>>();
    RTCRtpReceiver.prototype.getStats = function (this: RTCRtpReceiver) {
      const first = seen.get(this) ?? getStats.call(this);
      seen.set(this, first);
      return first;
    };
    AbortSignal.timeout = () => new AbortController().signal;
    const goOn = () => {
      RTCRtpReceiver.prototype.getStats = getStats;
      AbortSignal.timeout = timeout;
    };
    Object.assign(globalThis, { goOn });
  });
  const banner = page.getByRole('status').filter({ hasText: 'stood still' });
  await expect(banner).toBeVisible(patient);
  await visit('call-standstill', page);
  await page.evaluate(() => (globalThis as unknown as { goOn: () => void }).goOn());
  answer();
  await expect(banner).toHaveCount(0, patient);
  await page.unroute(callOf(sessionId));
}

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

/** A network that lets nothing but pages through: somebody takes the call over there, and goes back. */
export async function walkBlocked({ context }: Seat, sessionId: string, visit: Visit): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize(desktop);
  await page.addInitScript(closeNetwork);
  await page.goto(`/s/${sessionId}`);
  await button(page, 'Join').click();
  await button(page, 'Take over here').click();
  await expect(offeredTest(page)).toBeVisible(patient);
  await visit('call-blocked', page);
  await page.close();
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
  refusal = new RapportError('unavailable');
  await button(page, 'Try again').click();
  await expect(offeredTest(page)).toBeVisible(patient);
  await visit('call-without-server', page);
  // It is asked again by itself.
  refusal = new RapportError('not_found');
  await expect(page.getByRole('heading', { name: 'You cannot join this call any more' })).toBeVisible(
    patient,
  );
  await visit('call-no-access', page);
  for (const [state, code, heading, wayOn] of [
    ['call-over', 'session_over', 'This session is over', 'Open the record'],
    ['call-cancelled', 'session_cancelled', 'This session was cancelled', 'Go to your pair’s page'],
    ['call-signed-out', 'signed_out', 'You are signed out', 'Sign in'],
  ] as const) {
    refusal = new RapportError(code);
    await page.reload();
    await button(page, 'Join').click();
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await expect(page.getByRole('link', { name: wayOn, exact: true })).toBeVisible();
    await expect(page.getByRole('timer')).toHaveCount(0);
    await expect(page.getByRole('tab', { name: 'Agenda' })).toBeVisible();
    await visit(state, page);
  }
  await page.close();
}
