import type { Page } from '@playwright/test';
import { notesOf } from '../fixtures/panel.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { smallTargets } from '../fixtures/smallTargets.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('on a phone the panel is a sheet over the picture, and every control is within reach of a thumb', async ({
  stack,
  openSeat,
}) => {
  const { mentee, mentor } = await sitDown(stack, (origin) =>
    openSeat(origin, origin === stack.secondOrigin ? phone : {}),
  );
  const { page } = mentee;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const sheet = page.getByRole('complementary', { name: 'Agenda, notes and actions' });
  const heightOf = async () => (await sheet.boundingBox())?.height ?? 0;
  const controls = ['Mute the microphone', 'Switch the camera off', 'Devices and more', 'Leave'];

  await test.step('the lobby fits, and joins', async () => {
    await expect(button('Join')).toBeVisible();
    expect(await overflow(page)).toBe(0);
    expect(await smallTargets(page)).toEqual([]);
    await button('Join').tap();
    await mentor.page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(page.getByText('Maya Okafor', { exact: true }).first()).toBeVisible();
  });

  const reachable = async () => {
    for (const name of controls) await expect(button(name)).toBeInViewport({ ratio: 1 });
    expect(await overflow(page)).toBe(0);
    expect(await smallTargets(page)).toEqual([]);
  };

  await test.step('closed, it leaves the picture free', async () => {
    await expect(button('Agenda, notes and actions')).toBeVisible();
    await reachable();
    expect(await heightOf()).toBeLessThan(80);
  });

  await test.step('half open, picture and agenda share the screen', async () => {
    await button('Agenda, notes and actions').tap();
    await expect(page.getByRole('tab', { name: 'Agenda' })).toBeInViewport();
    await expect.poll(heightOf).toBeGreaterThan(300);
    await reachable();
    const half = await heightOf();
    await button('Make the sheet higher').tap();
    await expect.poll(heightOf).toBeGreaterThan(half + 100);
  });

  await test.step('fully open, both agenda and notes are written with a thumb', async () => {
    await page.getByPlaceholder('What to talk about').tap();
    await page.getByPlaceholder('What to talk about').fill('From the train');
    await page.keyboard.press('Enter');
    await expect(mentor.page.getByRole('checkbox', { name: 'Done: From the train' })).toBeVisible();
    await reachable();
    await page.getByRole('tab', { name: 'Notes' }).tap();
    const notes = notesOf(page);
    await notes.tap();
    await notes.pressSequentially('Written on the way. ');
    await expect(page.locator('[data-save="saved"]')).toBeVisible();
    await reachable();
    await page.getByRole('tab', { name: 'Actions' }).tap();
    await reachable();
  });

  await test.step('a finger drags it down, and what is in it stays', async () => {
    const grip = await button('Close the sheet').boundingBox();
    const [x, y] = [(grip?.x ?? 0) + (grip?.width ?? 0) / 2, (grip?.y ?? 0) + 10];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, 780, { steps: 12 });
    await page.mouse.up();
    await expect.poll(heightOf).toBeLessThan(80);
    await button('Agenda, notes and actions').tap();
    await page.getByRole('tab', { name: 'Notes' }).tap();
    await expect(notesOf(page)).toContainText('Written on the way.');
  });

  await test.step('turned on its side, controls stay, and nothing is lost', async () => {
    await page.setViewportSize({ width: 844, height: 390 });
    await expect(notesOf(page)).toContainText('Written on the way.');
    await expect(button('Leave')).toBeInViewport({ ratio: 1 });
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize(phone.viewport);
  });

  await test.step('leaving and coming back is one tap each', async () => {
    await button('Leave').tap();
    await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
    expect(await smallTargets(page)).toEqual([]);
    await button('Rejoin').tap();
    await expect(button('Leave')).toBeVisible();
  });
});
