import type { Page } from '@playwright/test';
import type { Pair } from '../fixtures/people.ts';
import { expect, type Seat } from '../fixtures/rapport.ts';
import type { SaidQuality } from '../fixtures/saidQuality.ts';
import { desktop, phone, type Visit, type Walk } from './walk.ts';
import { walkBefore } from './walkBefore.ts';
import { walkCopies } from './walkCopies.ts';
import { walkLobbyEffects, walkSoundOnly } from './walkEffects.ts';
import { walkGuests } from './walkGuests.ts';
import { closeHistory, openHistory, walkHistory, walkHistoryAfter } from './walkHistory.ts';
import { walkKeeper } from './walkKeeper.ts';
import { walkSignals } from './walkSignals.ts';
import { walkStage } from './walkStage.ts';
import {
  getIntoTrouble,
  walkBlocked,
  walkConnection,
  walkDevicesOff,
  walkReconnecting,
  walkRefusals,
  walkSlowMachine,
  walkSound,
  walkStandstill,
  walkTakenMicrophone,
  walkWeakLine,
} from './walkTrouble.ts';

/** The hour itself, from the lobby to the record. */
export async function walkSession(walk: Walk, pair: Pair): Promise<void> {
  const { stack, visit } = walk;
  const { mentor, mentee, sessionId } = pair;
  await walkLobby(mentor, sessionId, visit);
  await walkPreparing(mentee.page, sessionId, visit);
  await walkCopies(mentor, sessionId, visit);
  const line = await walkCall(mentor.page, mentee.page, sessionId, visit);
  await walkWeakLine(mentee.page, line, visit, () => walkStage(mentor.page, mentee.page, visit));
  await walkSignals(mentor.page, mentee.page, visit);
  await walkPanel(mentor.page, visit);
  await walkHistory(mentor.page, visit);
  await walkSheet(mentor.page, visit);
  await walkGuests(walk, { mentor: mentor.page, mentee: mentee.page });

  await walkStandstill(mentee.page, sessionId, visit);
  await walkReconnecting(mentee.page, sessionId, visit, () => stack.sfu.kill());
  await walkConnection(mentor.page, visit);
  await stack.sfu.start();
  await expect(mentor.page.getByText(/The call server cannot be reached/)).toHaveCount(0, {
    timeout: 60_000,
  });

  await walkBlocked(mentor, sessionId, visit);
  await walkElsewhere(mentor, sessionId, visit);
  await walkKeeper(walk, pair);
  await walkEnd(mentor.page, mentee.page, visit);
}

async function walkLobby(seat: Seat, sessionId: string, visit: Visit): Promise<void> {
  const { page } = seat;
  await page.goto(`/s/${sessionId}`);
  await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
  await expect(page.getByPlaceholder('What to talk about')).toBeVisible();
  await visit('lobby', page);
  await walkLobbyEffects(page, visit);
  await walkBefore(seat, sessionId, visit);
  await walkRefusals(seat, sessionId, visit);
  for (const [state, error] of [
    ['lobby-devices-denied', 'NotAllowedError'],
    ['lobby-no-devices', 'NotFoundError'],
  ] as const) {
    const other = await seat.context.newPage();
    await other.setViewportSize(desktop);
    await other.addInitScript((name) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
    }, error);
    await other.goto(`/s/${sessionId}`);
    await expect(other.getByRole('button', { name: 'Try again' }).first()).toBeVisible();
    await expect(other.getByPlaceholder('What to talk about')).toBeVisible();
    await visit(state, other);
    await other.close();
  }
}

async function walkPreparing(page: Page, sessionId: string, visit: Visit): Promise<void> {
  await page.goto(`/s/${sessionId}`);
  await page.getByRole('button', { name: 'Prepare with three questions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Prepare your hour' });
  await dialog.getByRole('textbox').first().fill('I lead the stand-up now, and it takes half an hour.');
  await visit('prepare', page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

async function walkCall(mentor: Page, mentee: Page, sessionId: string, visit: Visit): Promise<SaidQuality> {
  await mentor.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(mentor.getByText(/^Waiting for Jonas/)).toBeVisible();
  await expect(mentor.getByText('Joining the call…')).toHaveCount(0);
  await visit('call-waiting', mentor);
  const line = await getIntoTrouble(mentee);
  await mentee.goto(`/s/${sessionId}`);
  await mentee.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(mentor.getByText(/^Waiting for Jonas/)).toHaveCount(0, { timeout: 30_000 });
  // Their camera's first picture comes a moment after they do.
  await expect(mentor.getByText(/has the camera off/)).toHaveCount(0, { timeout: 30_000 });
  await walkSound(mentee, visit, () => visit('call', mentor));
  await walkSoundOnly(mentor, mentee, visit);
  await walkTakenMicrophone(mentee, visit);
  await mentee.getByRole('button', { name: 'Switch the camera off' }).click();
  await mentee.getByRole('button', { name: 'Mute the microphone' }).click();
  await expect(mentor.getByText(/has the camera off/)).toBeVisible();
  await visit('call-camera-off', mentor);
  await walkDevicesOff(mentee, visit);
  await walkSlowMachine(mentee, visit);
  await mentee.getByRole('button', { name: 'Unmute the microphone' }).click();
  await expect(mentor.getByText(/has the camera off/)).toHaveCount(0, { timeout: 30_000 });
  return line;
}

async function walkPanel(page: Page, visit: Visit): Promise<void> {
  await page.getByRole('tab', { name: 'Agenda' }).click();
  await page
    .getByRole('button', { name: /^Details of/ })
    .nth(1)
    .click();
  await visit('panel-agenda-details', page);
  await page
    .getByRole('button', { name: /^Details of/ })
    .nth(1)
    .click();
  await page.getByRole('button', { name: 'Skip the review' }).click();
  // By its name: that of the review goes away in this moment.
  await page.getByRole('button', { name: 'Start “How the release went”' }).click();
  await expect(page.getByRole('region', { name: /^Now: / })).toBeVisible();
  await visit('panel-agenda-running', page);
  await page.getByRole('tab', { name: 'Notes' }).click();
  const notes = page.getByRole('textbox', { name: 'Notes of both of you' });
  await expect(notes).toBeVisible();
  await visit('panel-notes-empty', page);
  await notes.click();
  await page.getByRole('button', { name: 'Heading' }).click();
  await notes.pressSequentially('What went well');
  await page.keyboard.press('Enter');
  await page.keyboard.type(
    'The release left on a Thursday, and nobody had to stay. Jonas wrote the list himself.',
  );
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await page.keyboard.type('Say early what is not ready');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ask for one pair of eyes, not for five');
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  await visit('panel-notes', page);
  await page.getByRole('radio', { name: 'Only you' }).click();
  const own = page.getByRole('textbox', { name: 'Notes that only you see' });
  await own.pressSequentially('He is proud of it. Say so before the hour is over.');
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  await visit('panel-notes-own', page);
  await page.getByRole('radio', { name: 'Both of you' }).click();
  await page.getByRole('tab', { name: 'Actions' }).click();
  await page.getByLabel('What', { exact: true }).fill('Write the runbook for rollbacks');
  await page.getByRole('button', { name: 'Add action' }).click();
  await expect(page.getByText('Write the runbook for rollbacks', { exact: true }).first()).toBeVisible();
  await visit('panel-actions', page);
  await page.getByRole('button', { name: 'Devices', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await visit('call-devices', page, 'fixed');
  await page.keyboard.press('Escape');
  await page.mouse.move(400, 300);
  await page.getByRole('button', { name: 'Hide agenda, notes and actions' }).click();
  await visit('call-panel-closed', page, 'fixed');
  await page.getByRole('button', { name: 'Show agenda, notes and actions' }).click();
}

async function walkSheet(page: Page, visit: Visit): Promise<void> {
  await page.setViewportSize(phone);
  await page.getByRole('button', { name: 'Agenda, notes and actions' }).click();
  await page.getByRole('tab', { name: 'Agenda' }).click();
  await visit('sheet-half', page, 'fixed');
  await page.getByRole('button', { name: 'Make the sheet higher' }).click();
  await visit('sheet-full', page, 'fixed');
  await page.getByRole('tab', { name: 'Notes' }).click();
  await visit('sheet-notes', page, 'fixed');
  await openHistory(page);
  await visit('history-phone', page, 'fixed');
  await closeHistory(page);
  await page.getByRole('button', { name: 'Close the sheet' }).click();
  await page.getByRole('button', { name: 'Devices and more' }).click();
  await visit('phone-devices', page, 'fixed');
  await page.keyboard.press('Escape');
  await page.setViewportSize(desktop);
}

async function walkElsewhere(mentor: Seat, sessionId: string, visit: Visit): Promise<void> {
  const other = await mentor.context.newPage();
  await other.setViewportSize(desktop);
  await other.goto(`/s/${sessionId}`);
  await other.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(other.getByRole('button', { name: 'Take over here' })).toBeVisible();
  await visit('call-in-other-window', other);
  await other.getByRole('button', { name: 'Take over here' }).click();
  await expect(mentor.page.getByText('The call goes on in another window')).toBeVisible();
  await visit('call-elsewhere', mentor.page);
  await other.close();
  await mentor.page.getByRole('button', { name: 'Take the call back' }).click();
}

async function walkEnd(mentor: Page, mentee: Page, visit: Visit): Promise<void> {
  await expect(mentor.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
  await mentor.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(mentor.getByRole('heading', { name: 'You left the call' })).toBeVisible();
  await visit('left', mentor);
  await expect(mentee.getByText(/is not in the call any more$/)).toBeVisible();
  await visit('call-other-left', mentee);
  await mentor.getByRole('button', { name: 'End session' }).click();
  const wrapUp = mentor.getByRole('dialog', { name: /^End/ });
  await expect(wrapUp.getByRole('button', { name: 'Book the next session' })).toBeVisible();
  await visit('wrap-up', mentor);
  await wrapUp.getByRole('button', { name: 'End and keep the record' }).click();
  await expect(mentor.getByRole('article')).toBeVisible();
  await visit('record', mentor);
  await walkHistoryAfter(mentor, visit);
  await expect(mentee.getByRole('article')).toBeVisible();
  await visit('record-mentee', mentee);
}
