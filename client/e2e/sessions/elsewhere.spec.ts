import type { Page } from '@playwright/test';
import { mediaGrows, recorded } from '../fixtures/media.ts';
import { type Pair, sitDown } from '../fixtures/people.ts';
import { pictureOf } from '../fixtures/pixels.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { listen, spokenOfCall } from '../fixtures/spoken.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
const inAnotherWindow = 'You are in this call in another window';
const wentToAnotherWindow = 'The call goes on in another window';

// Four browsers' worth of pictures on what may be one core.
test.describe.configure({ timeout: 300_000 });

/** A page that comes up beside running calls takes its time. */
async function press(page: Page, name: string): Promise<void> {
  await expect(button(page, name)).toBeVisible({ timeout: 60_000 });
  await button(page, name).click();
}

const flows = (page: Page) => mediaGrows(page, { timeout: 60_000 });

async function bothIn({ mentor, mentee }: Pair): Promise<void> {
  for (const { page } of [mentor, mentee]) await press(page, 'Join');
  for (const { page } of [mentor, mentee]) await flows(page);
}

/** Only where nobody was before: a browser that ended with an earlier test is in the room for a while. */
async function bothInAndSaid(pair: Pair): Promise<string[]> {
  const { page } = pair.mentor;
  await listen(page);
  await press(page, 'Join');
  await expect(page.getByText('Waiting for Jonas Lindqvist')).toBeVisible({ timeout: 60_000 });
  await press(pair.mentee.page, 'Join');
  for (const seat of [pair.mentor, pair.mentee]) await flows(seat.page);
  const said = ['You are in the call.', 'Jonas Lindqvist joined.'];
  await expect.poll(() => spokenOfCall(pair.mentor.page), { timeout: 60_000 }).toEqual(said);
  return spokenOfCall(pair.mentor.page);
}

/** Notes whenever a page has no picture of a person, looked at every few frames. */
async function watchPicture(page: Page, name: string): Promise<void> {
  await page.evaluate((label) => {
    const seen = { looks: 0, gaps: 0 };
    Object.assign(globalThis, { pictureSeen: seen });
    setInterval(() => {
      const videos = [...document.querySelectorAll<HTMLVideoElement>(`video[aria-label="${label}"]`)];
      seen.looks++;
      if (!videos.some((video) => video.readyState >= 2 && video.videoWidth > 0)) seen.gaps++;
    }, 50);
  }, name);
}

const pictureSeen = (page: Page) =>
  page.evaluate(
    () => (globalThis as unknown as { pictureSeen: { looks: number; gaps: number } }).pictureSeen,
  );

test('a second window asks, takes the call over without a gap for the other person, and gives it back', async ({
  freshStack: stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, recorded(openSeat));
  const said = await bothInAndSaid(pair);
  const { page: first, context } = pair.mentee;
  const far = pair.mentor.page;
  await expect(pictureOf(far, 'Jonas Lindqvist')).toBeVisible();
  await watchPicture(far, 'Jonas Lindqvist');

  const second = await context.newPage();
  await second.goto(first.url());
  await press(second, 'Join');
  await expect(heading(second, inAnotherWindow)).toBeVisible({ timeout: 60_000 });
  await press(second, 'Stay there');
  await flows(first);

  await press(second, 'Join');
  await press(second, 'Take over here');
  await expect(heading(first, wentToAnotherWindow)).toBeVisible({ timeout: 60_000 });
  await flows(second);
  await flows(far);

  await press(first, 'Take the call back');
  await expect(heading(second, wentToAnotherWindow)).toBeVisible({ timeout: 60_000 });
  await flows(first);
  await flows(far);
  expect((await pictureSeen(far)).looks).toBeGreaterThan(10);
  expect((await pictureSeen(far)).gaps).toBe(0);
  // Nobody left and nobody came back: not one word was said about it.
  expect(await spokenOfCall(far)).toEqual(said);
  await press(first, 'Leave');
  await expect.poll(() => spokenOfCall(far)).toEqual([...said, 'Jonas Lindqvist left the call.']);
});

test('two windows do not throw each other out where the call breaks: the one that was left asks for nothing any more', async ({
  freshStack: stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, recorded(openSeat));
  await bothIn(pair);
  const { page: first, context } = pair.mentee;
  let questions = 0;
  const second = await context.newPage();
  await second.goto(first.url());
  await press(second, 'Join');
  await press(second, 'Take over here');
  await expect(heading(first, wentToAnotherWindow)).toBeVisible({ timeout: 60_000 });
  first.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/call')) questions++;
  });
  // Where everybody has to come back a fight would begin.
  await stack.sfu.kill();
  await expect(second.getByText(/The call server cannot be reached/)).toBeVisible({ timeout: 60_000 });
  await stack.sfu.start();
  for (const _ of [1, 2, 3]) await flows(second);
  await expect(second.getByText(/The call server cannot be reached/)).toHaveCount(0);
  await expect(heading(first, wentToAnotherWindow)).toBeVisible();
  expect(questions).toBe(0);
});

test('a reload comes back into the same window’s place, without a question', async ({ stack, openSeat }) => {
  const pair = await sitDown(stack, recorded(openSeat));
  await bothIn(pair);
  const { page } = pair.mentee;
  await page.reload();
  await press(page, 'Join');
  await flows(page);
  await expect(heading(page, inAnotherWindow)).toHaveCount(0);
});

test('another device of the same person names where they are, takes the call over, and is asked back', async ({
  freshStack: stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, recorded(openSeat));
  const said = await bothInAndSaid(pair);
  const far = pair.mentor.page;
  const phone = await recorded(openSeat)(stack.secondOrigin);
  await phone.page.goto(`/setup?as=mentee#code=${stack.setupCode}`);
  await phone.page.waitForURL(/\/s\/[0-9a-f]{24}/);

  await press(phone.page, 'Join');
  await expect(heading(phone.page, 'You are in this call on Chrome on Linux')).toBeVisible({
    timeout: 60_000,
  });
  await press(phone.page, 'Take over here');
  await expect(heading(pair.mentee.page, 'The call goes on, now on Chrome on Linux')).toBeVisible({
    timeout: 60_000,
  });
  await flows(phone.page);
  await flows(far);
  await press(pair.mentee.page, 'Take the call back');
  await expect(heading(phone.page, 'The call goes on, now on Chrome on Linux')).toBeVisible({
    timeout: 60_000,
  });
  await flows(pair.mentee.page);
  await flows(far);
  expect(await spokenOfCall(far)).toEqual(said);
});
