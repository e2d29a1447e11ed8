import type { Page } from '@playwright/test';
import { heardBy, recorded } from '../fixtures/media.ts';
import { sitDown } from '../fixtures/people.ts';
import { type PlayedDevice, playDevices } from '../fixtures/playedDevices.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { listen, onPage, spoken } from '../fixtures/spoken.ts';

test.describe.configure({ timeout: 240_000 });
const patient = { timeout: 60_000 };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Puts the focus on nothing: a press on the clock, which is no control. */
const leaveControls = (page: Page) => page.getByRole('timer').click();

async function joinAt(page: Page): Promise<void> {
  await expect(button(page, 'Join')).toBeVisible(patient);
  await button(page, 'Join').click();
}

/** Nothing is heard any more: the energy of what came in stands still. */
async function isSilent(page: Page): Promise<void> {
  let before = -1;
  const stands = async () => {
    const now = await heardBy(page);
    const same = now === before;
    before = now;
    return same;
  };
  await expect.poll(stands, { timeout: 60_000, intervals: [1_500] }).toBe(true);
}

// Chromium's own microphone beeps too shortly to be taken for speech.
const speaking: readonly PlayedDevice[] = [
  { id: 'mic-1', kind: 'audioinput', label: 'Headset' },
  { id: 'cam-1', kind: 'videoinput', label: 'Camera' },
];

test('who is muted is heard at the far side, and named as speaking, exactly while they hold the space bar', async ({
  stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, async (origin) => {
    const seat = await recorded(openSeat)(origin);
    if (origin === stack.secondOrigin) await playDevices(seat.context, speaking);
    return seat;
  });
  const [far, page] = [mentor.page, mentee.page];
  await listen(far);
  const whoSpeaks = async () => {
    await far.keyboard.press('s');
    return (await spoken(far)).at(-1);
  };
  for (const one of [far, page]) await joinAt(one);
  await expect.poll(() => heardBy(far), patient).toBeGreaterThan(0);
  // On a busy machine Chromium's own beeps are long enough to be taken for speech.
  await button(far, 'Mute the microphone').click();
  await leaveControls(far);
  await expect.poll(whoSpeaks, patient).toBe('Speaking: Jonas Lindqvist');

  const held = page.getByText('You are heard while you hold the space bar');
  // The focus stays on what was pressed, and is left there.
  await button(page, 'Mute the microphone').click();
  await isSilent(far);
  for (const ending of ['release', 'blur'] as const) {
    const before = await heardBy(far);
    await page.keyboard.down('Space');
    await expect(held).toBeVisible();
    await expect(far.getByText('Jonas Lindqvist is muted')).toHaveCount(0, patient);
    await expect.poll(() => heardBy(far), patient).toBeGreaterThan(before);
    await expect.poll(whoSpeaks, patient).toBe('Speaking: Jonas Lindqvist');
    if (ending === 'blur') await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    else await page.keyboard.up('Space');
    await expect(held).toHaveCount(0);
    await expect(button(page, 'Unmute the microphone')).toBeVisible();
    await isSilent(far);
    await expect.poll(whoSpeaks, patient).toBe('Nobody speaks now');
    await page.keyboard.up('Space');
  }
  // It was no decision: who comes back comes back muted.
  await page.reload();
  await expect(page.getByText('You join muted.')).toBeVisible(patient);
});

test('who speaks is read on their picture and told at a press, on a phone and without single keys, and never by itself', async ({
  stack,
  openSeat,
}) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
  const { mentor, mentee } = await sitDown(stack, async (origin) => {
    if (origin === stack.origin) return openSeat(origin, phone);
    const seat = await openSeat(origin);
    await playDevices(seat.context, speaking);
    return seat;
  });
  const { page } = mentor;
  await listen(page);
  for (const one of [page, mentee.page]) await joinAt(one);
  // On a busy machine Chromium's own beeps are long enough to be taken for speech.
  await button(page, 'Mute the microphone').tap();
  const picture = page.getByRole('group', { name: 'Jonas Lindqvist', exact: true });
  await expect(picture).toHaveAccessibleDescription('Speaking', patient);
  await expect(picture).toMatchAriaSnapshot('- group "Jonas Lindqvist": /^Speaking Jonas Lindqvist/');
  const answers = async () => (await spoken(page)).filter((words) => /speak/i.test(words));
  expect(await answers()).toEqual([]);

  await button(page, 'Devices and more').tap();
  await page.getByRole('switch', { name: 'Single keys work in the call' }).tap();
  await button(page, 'Who speaks now').tap();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(onPage(page, /^Speaking: Jonas Lindqvist$/)).toBeVisible();
  await expect.poll(answers).toEqual(['Speaking: Jonas Lindqvist']);
  await page.keyboard.press('s');
  expect(await answers()).toHaveLength(1);

  await button(mentee.page, 'Mute the microphone').click();
  await expect(picture).toHaveAccessibleDescription('', patient);
  const asked = async () => {
    await button(page, 'Devices and more').tap();
    await button(page, 'Who speaks now').tap();
    return (await answers()).at(-1);
  };
  await expect.poll(asked, patient).toBe('Nobody speaks now');
});

test('keys never take from a text or a button what is theirs, and work everywhere else', async ({
  stack,
  openSeat,
}) => {
  const { mentor } = await sitDown(stack, openSeat);
  const { page } = mentor;
  await joinAt(page);
  await listen(page);
  const topic = page.getByPlaceholder('What to talk about');
  const untouched = async () => {
    for (const name of ['Mute the microphone', 'Raise your hand', 'Hide agenda, notes and actions'])
      await expect(button(page, name)).toBeVisible(patient);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };

  await test.step('in a field and in the notes they are letters', async () => {
    // Until then the field is the lobby's.
    await expect(page.getByRole('region', { name: 'Call with Jonas Lindqvist' })).toBeVisible(patient);
    await expect(topic).toBeVisible(patient);
    await topic.pressSequentially('m v h p s ? f');
    await expect(topic).toHaveValue('m v h p s ? f');
    await topic.fill('');
    await page.getByRole('tab', { name: 'Notes' }).click();
    const notes = page.getByRole('textbox', { name: 'Notes of both of you' });
    await notes.pressSequentially('mhp vs?');
    await expect(notes).toContainText('mhp vs?');
    await untouched();
  });

  await test.step('on a button the space bar presses it, and with Ctrl a key is the browser’s', async () => {
    await button(page, 'Raise your hand').focus();
    await page.keyboard.press('Space');
    await expect(button(page, 'Lower your hand')).toBeFocused();
    await page.keyboard.press('Space');
    await leaveControls(page);
    await page.keyboard.press('Control+m');
    await untouched();
  });

  await test.step('elsewhere they act', async () => {
    await page.keyboard.press('h');
    await expect(button(page, 'Lower your hand')).toBeVisible();
    await page.keyboard.press('h');
    await page.keyboard.press('p');
    await expect(button(page, 'Show agenda, notes and actions')).toBeVisible();
    await page.keyboard.press('p');
    await page.keyboard.press('m');
    await expect(button(page, 'Unmute the microphone')).toBeVisible();
    // Chromium's own beep, which may be taken for speech, is over then.
    const whoSpeaks = async () => {
      await page.keyboard.press('s');
      return (await spoken(page)).at(-1);
    };
    await expect.poll(whoSpeaks, patient).toBe('Nobody speaks now');
    await page.keyboard.press('m');
  });

  await test.step('on a keyboard without Latin letters their places count', async () => {
    const cyrillic = () =>
      page.evaluate(() =>
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'ь', code: 'KeyM', bubbles: true, cancelable: true }),
        ),
      );
    await cyrillic();
    await expect(button(page, 'Unmute the microphone')).toBeVisible();
    await cyrillic();
  });

  await test.step('the list says what there is', async () => {
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(list.getByText('Talk while muted, until you let go')).toBeVisible(patient);
    await page.keyboard.press('m');
    await page.keyboard.press('Escape');
    await expect(list).toHaveCount(0);
    await untouched();
  });

  await test.step('switched off, none of them does anything', async () => {
    await button(page, 'Devices').click();
    await page.getByRole('switch', { name: 'Single keys work in the call' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await leaveControls(page);
    for (const key of ['m', 'h', 'p', '?', 'Space']) await page.keyboard.press(key);
    await untouched();
  });
});
