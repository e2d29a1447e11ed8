import type { Page } from '@playwright/test';
import { press, tabTo } from '../fixtures/keyboard.ts';
import { type Pair, sitDown } from '../fixtures/people.ts';
import { pictureOf } from '../fixtures/pixels.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { listen, spoken } from '../fixtures/spoken.ts';

test.describe.configure({ timeout: 240_000 });
const patient = { timeout: 60_000 };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** The one on the large picture, which says it in words. */
const handOn = (page: Page) => page.getByText('Hand up', { exact: true });

async function joinBoth({ mentor, mentee }: Pair): Promise<void> {
  for (const { page } of [mentor, mentee]) {
    await listen(page);
    await expect(button(page, 'Join')).toBeVisible(patient);
    await button(page, 'Join').click();
  }
  await expect(pictureOf(mentor.page, 'Jonas Lindqvist')).toBeVisible(patient);
  await expect(pictureOf(mentee.page, 'Maya Okafor')).toBeVisible(patient);
}

const says = (page: Page, words: string) => expect.poll(() => spoken(page), patient).toContain(words);

test('a raised hand stays up on the other side, in the order of raising, until it is lowered', async ({
  stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, openSeat);
  await joinBoth(pair);
  const [mentor, mentee] = [pair.mentor.page, pair.mentee.page];

  await button(mentee, 'Raise your hand').click();
  await expect(button(mentee, 'Lower your hand')).toBeVisible();
  await expect(handOn(mentor)).toBeVisible(patient);
  await says(mentor, 'Jonas Lindqvist raised a hand.');
  await says(mentee, 'Your hand is up.');

  await mentor.getByRole('timer').click();
  await mentor.keyboard.press('h');
  await expect(handOn(mentee)).toBeVisible(patient);
  await says(mentee, 'Maya Okafor raised a hand, number 2 in the order.');
  await expect(mentor.locator('p', { has: handOn(mentor) })).toHaveText(/^1\s*Hand up$/);
  await expect(mentee.locator('p', { has: handOn(mentee) })).toHaveText(/^2\s*Hand up$/);

  await mentor.reload();
  await expect(button(mentor, 'Join')).toBeVisible(patient);
  await button(mentor, 'Join').click();
  await expect(handOn(mentor)).toBeVisible(patient);
  // The one who went has taken theirs along.
  await expect(handOn(mentee)).toHaveCount(0, patient);

  await button(mentee, 'Lower your hand').click();
  await expect(handOn(mentor)).toHaveCount(0, patient);
});

test('reactions go both ways, float over their person, and are said; also by the keyboard alone', async ({
  stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, openSeat);
  await joinBoth(pair);
  const [mentor, mentee] = [pair.mentor.page, pair.mentee.page];
  const floating = (page: Page, kind: string) => page.locator(`[data-reaction="${kind}"]`);

  await press(mentee, button(mentee, 'Reactions'));
  await press(mentee, button(mentee, 'Good idea'));
  await says(mentor, 'Jonas Lindqvist: Good idea.');
  await says(mentee, 'You reacted: Good idea.');
  // It goes by itself, and the focus is where it was.
  await expect(floating(mentor, 'idea')).toHaveCount(0, patient);
  await expect(button(mentee, 'Reactions')).toBeFocused();

  await button(mentor, 'Reactions').click();
  const seen = expect(floating(mentee, 'heart')).toBeVisible(patient);
  await button(mentor, 'Thank you').click();
  await seen;
  await says(mentee, 'Maya Okafor: Thank you.');

  await tabTo(mentee, button(mentee, 'Raise your hand'), 'Shift+Tab');
  await mentee.keyboard.press('Space');
  await expect(handOn(mentor)).toBeVisible(patient);
});

test('on a phone hand and reactions are in the menu, and every target is large enough', async ({
  stack,
  openSeat,
}) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
  const pair = await sitDown(stack, (origin) => openSeat(origin, origin === stack.secondOrigin ? phone : {}));
  await joinBoth(pair);
  const { page } = pair.mentee;
  await button(page, 'Devices and more').tap();
  for (const name of ['Raise your hand', 'Good idea', 'Thank you']) {
    const box = await button(page, name).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(43.5);
  }
  await button(page, 'Raise your hand').tap();
  await expect(handOn(pair.mentor.page)).toBeVisible(patient);
});
