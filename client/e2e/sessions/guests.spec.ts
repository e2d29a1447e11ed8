import type { Page } from '@playwright/test';
import { mediaGrows, receivedBy, recorded } from '../fixtures/media.ts';
import { notesOf } from '../fixtures/panel.ts';
import { type Pair, sitDown } from '../fixtures/people.ts';
import { expect, type OpenSeat, test } from '../fixtures/rapport.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const soon = { timeout: 30_000 };

// Three browsers play one call on one machine: a press may wait for its turn.
test.use({ actionTimeout: 45_000 });

/** Who waits, or is asked for, as the two see it over whatever they do. */
const desk = (page: Page) => page.getByRole('region', { name: 'Guests who wait' });

/** Few pictures a second: what counts is that they come. */
const slowly =
  (openSeat: OpenSeat): OpenSeat =>
  (origin) =>
    recorded(openSeat)(origin, {}, ['--use-fake-device-for-media-stream=fps=5']);

async function join({ mentor, mentee }: Pair): Promise<void> {
  for (const { page } of [mentor, mentee]) await button(page, 'Join').click();
  for (const { page } of [mentor, mentee]) await expect(button(page, 'Leave')).toBeVisible(soon);
}

/** The mentor asks, the mentee agrees where they are; answers the link that the mentor then has. */
async function invite({ mentor, mentee }: Pair, name: string): Promise<string> {
  await button(mentor.page, 'Guests').click();
  const dialog = mentor.page.getByRole('dialog', { name: 'Guests of this session' });
  await dialog.getByLabel('Who should come').fill(name);
  await dialog.getByRole('button', { name: /^Ask Jonas/ }).click();
  await expect(dialog.getByText(/^Waits for Jonas .* to agree$/)).toBeVisible(soon);
  await button(mentee.page, `Agree: ${name} may come`).click();
  const link = dialog.getByLabel(`Link for ${name}`);
  await expect(link).toBeVisible(soon);
  const address = await link.inputValue();
  await dialog.getByRole('button', { name: 'Close' }).click();
  return address;
}

async function knock(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await button(page, 'Ask to be let in').click();
  await expect(page.getByText('You are waiting', { exact: true })).toBeVisible(soon);
}

test('a guest whom both want is let in, seen and heard, writes along, is put out, and cannot come back', async ({
  freshStack: stack,
  openSeat,
}) => {
  test.setTimeout(300_000);
  const open = slowly(openSeat);
  const pair = await sitDown(stack, open);
  await join(pair);
  const link = await invite(pair, 'Ida Falk');
  const { page } = await open(stack.origin);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  page.on('websocket', (socket) => asked.push(new URL(socket.url()).pathname));

  await knock(page, link);
  // A phone may load the page again while they wait; they wait on.
  await page.reload();
  await expect(page.getByText('You are waiting', { exact: true })).toBeVisible(soon);
  const [mentor, mentee] = [pair.mentor.page, pair.mentee.page];
  for (const one of [mentor, mentee])
    await expect(desk(one).getByText('Ida Falk waits to be let in.')).toBeVisible(soon);
  // Nothing of the hour before that: no picture, no sound, no document, no name but the first ones.
  expect(asked.filter((path) => path.startsWith('/rtc') || path.startsWith('/collab'))).toEqual([]);
  expect(await page.getByText(/Lindqvist/).count()).toBe(0);
  expect((await receivedBy(page)).videoFrames).toBe(0);

  await button(mentee, 'Let in Ida Falk').click();
  await expect(button(page, 'Leave')).toBeVisible(soon);
  await expect(mentor.getByText('Ida Falk', { exact: true }).first()).toBeVisible(soon);
  for (const one of [page, mentor, mentee]) await mediaGrows(one);

  await page.getByRole('tab', { name: 'Notes' }).click();
  const notes = notesOf(page);
  // Three browsers play the call: a press with the mouse waits for a picture of each, the keyboard does not.
  await notes.focus();
  await page.keyboard.type('Ida was here');
  await mentor.getByRole('tab', { name: 'Notes' }).click();
  await expect(notesOf(mentor)).toContainText('Ida was here', soon);
  await expect(page.getByRole('tab', { name: 'Actions' })).toHaveCount(0);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);

  await button(mentor, 'Guests').click();
  await button(mentor, 'Remove Ida Falk').click();
  await expect(page.getByRole('heading', { name: 'Your visit is over' })).toBeVisible(soon);
  await mentor.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible(soon);
  for (const one of [mentor, mentee]) await mediaGrows(one);
});

test('a guest who was told not now asks again, leaves, comes back, and finds an end with the session', async ({
  freshStack: stack,
  openSeat,
}) => {
  test.setTimeout(300_000);
  const pair = await sitDown(stack, slowly(openSeat));
  const [mentor, mentee] = [pair.mentor.page, pair.mentee.page];
  // Before the call, from the lobby.
  const link = await invite(pair, 'Ida Falk');
  await join(pair);
  const { page } = await slowly(openSeat)(stack.origin);
  await page.goto(link);
  await page.getByLabel('Your name').fill('Ida M. Falk');
  await button(page, 'Ask to be let in').click();
  await expect(desk(mentor).getByText('Ida M. Falk waits to be let in, invited as Ida Falk.')).toBeVisible(
    soon,
  );
  await button(mentor, 'Not now: Ida M. Falk goes on waiting outside').click();
  await expect(page.getByText('Not now. You can ask again in a moment.').first()).toBeVisible(soon);
  await expect(desk(mentee)).toHaveCount(0, soon);

  await button(page, 'Ask again').click();
  await button(mentor, 'Let in Ida M. Falk').click();
  await expect(button(page, 'Leave')).toBeVisible(soon);
  await mediaGrows(page);
  await button(page, 'Leave').click();
  await button(page, 'Come back').click();
  await mediaGrows(page);

  await button(mentor, 'End session').click();
  await mentor.getByRole('button', { name: 'End and keep the record' }).click();
  await expect(page.getByRole('heading', { name: 'Your visit is over' })).toBeVisible(soon);
  await expect(mentor.getByText('As a guest: Ida M. Falk')).toBeVisible(soon);
});

test('a guest’s second window asks, takes the call over and gives it back; neither puts the other out by itself', async ({
  freshStack: stack,
  openSeat,
}) => {
  test.setTimeout(300_000);
  const open = slowly(openSeat);
  const pair = await sitDown(stack, open);
  await join(pair);
  const link = await invite(pair, 'Ida Falk');
  const { page: first, context } = await open(stack.origin);
  await knock(first, link);
  await button(pair.mentor.page, 'Let in Ida Falk').click();
  await mediaGrows(first);

  const second = await context.newPage();
  await second.goto(link);
  await test.step('their connection is tested at the door, and nobody is put out by it', async () => {
    await button(second, 'Test the connection').click();
    const dialog = second.getByRole('dialog', { name: 'Your connection' });
    await expect(dialog.getByRole('button', { name: 'Test again' })).toBeVisible({ timeout: 90_000 });
    await expect(dialog.getByText('Open. The best way for sound and picture.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).first().click();
    await mediaGrows(first);
  });

  await button(second, 'Join').click();
  const inOther = second.getByRole('heading', { name: 'You are in this call in another window' });
  await expect(inOther).toBeVisible(soon);
  await button(second, 'Stay there').click();
  await mediaGrows(first);
  await button(second, 'Come back').click();
  await button(second, 'Take over here').click();
  const wentOn = { name: 'The call goes on in another window' };
  await expect(first.getByRole('heading', wentOn)).toBeVisible(soon);
  let questions = 0;
  for (const page of [first, second])
    page.on('request', (request) => {
      if (request.url().endsWith('/api/guest/call')) questions++;
    });
  for (const _ of [1, 2, 3]) await mediaGrows(second);
  await expect(first.getByRole('heading', wentOn)).toBeVisible();
  expect(questions).toBe(0);

  await button(first, 'Take the call back').click();
  await expect(second.getByRole('heading', wentOn)).toBeVisible(soon);
  await mediaGrows(first);
  await mediaGrows(pair.mentor.page);

  await test.step('where they do not get in they are offered the test', async () => {
    await stack.sfu.kill();
    await button(second, 'Take the call back').click();
    const offered = second.getByRole('status').filter({ has: button(second, 'Test the connection') });
    await expect(offered).toBeVisible(soon);
  });
});
