import type { Page } from '@playwright/test';
import { crowdSeat, gatherCrowd } from '../fixtures/crowd.ts';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { listen, spokenOfCall } from '../fixtures/spoken.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const phone = { width: 390, height: 844 };

interface Seen {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where pictures stand on the page now (px). */
function tiles(page: Page): Promise<Seen[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-tile]')].map((tile) => {
      const { x, y, width, height } = tile.getBoundingClientRect();
      return { id: tile.dataset.tile ?? '', x, y, width, height };
    }),
  );
}

/** Two readings may fall into one frame of what moves: only once that has ended they tell anything. */
function motionsEnd(page: Page): Promise<void> {
  return page.evaluate(async () => {
    // What turns for ever, as a spinner does, or is held has no end.
    const moving = document
      .getAnimations()
      .filter(
        ({ effect, playState }) =>
          playState === 'running' && Number.isFinite(Number(effect?.getComputedTiming().endTime)),
      );
    // One that another takes over from is cancelled.
    await Promise.allSettled(moving.map(({ finished }) => finished));
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
  });
}

/** The same, once nothing moves any more: the panel takes a moment to come in. */
async function settled(page: Page): Promise<Seen[]> {
  let before = '';
  await expect
    .poll(
      async () => {
        await motionsEnd(page);
        const now = JSON.stringify(await tiles(page));
        const isStill = now === before && now !== '[]';
        before = now;
        return isStill;
      },
      { intervals: [400], timeout: 30_000 },
    )
    .toBe(true);
  return JSON.parse(before) as Seen[];
}

function overlapping(seen: readonly Seen[]): string[] {
  return seen.flatMap((a, index) =>
    seen
      .slice(index + 1)
      .filter(
        (b) =>
          a.x < b.x + b.width - 1 &&
          b.x < a.x + a.width - 1 &&
          a.y < b.y + b.height - 1 &&
          b.y < a.y + a.height - 1,
      )
      .map((b) => `${a.id} and ${b.id}`),
  );
}

/** Where the buttons stand that are over the pictures. */
const controls = (page: Page): Promise<Seen[]> =>
  page.getByRole('region', { name: 'Call controls' }).evaluate((bar) =>
    [...bar.querySelectorAll('button')].map((control) => {
      const { x, y, width, height } = control.getBoundingClientRect();
      return { id: control.textContent ?? '', x, y, width, height };
    }),
  );

const largest = (seen: readonly Seen[]) =>
  seen.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]?.id;

/** How many pictures show frames, not only a place for them. */
const running = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLVideoElement>('[data-tile] video')].filter((v) => v.videoWidth > 0)
        .length,
  );

async function choose(page: Page, layout: 'One large' | 'Side by side'): Promise<void> {
  await button(page, 'View').click();
  await page.getByRole('radio', { name: layout }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('the chosen layout survives a reload, with everybody in the same place', async ({ stack, openSeat }) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  const { page } = mentor;
  for (const one of [page, mentee.page]) await button(one, 'Join').click();
  await expect.poll(() => running(page), { timeout: 30_000 }).toBe(2);
  const usual = await settled(page);
  expect(overlapping(usual)).toHaveLength(1);

  await choose(page, 'Side by side');
  const before = await settled(page);
  expect(overlapping(before)).toEqual([]);
  const [one, other] = before;
  expect(one).toMatchObject({ width: other?.width, height: other?.height });

  await page.reload();
  await button(page, 'Join').click();
  await expect.poll(() => running(page), { timeout: 30_000 }).toBe(2);
  await expect(page.getByRole('tab', { name: 'Agenda' })).toBeVisible();
  expect(await settled(page)).toEqual(before);

  await choose(page, 'One large');
  expect(await settled(page)).toEqual(usual);

  for (const width of [1024, 1280, 1440, 1680]) {
    await page.setViewportSize({ width, height: 900 });
    const seen = await settled(page);
    const small = seen.filter(({ id }) => id !== largest(seen));
    for (const control of await controls(page)) {
      expect(overlapping([...small, control]), `${width} px wide`).toEqual([]);
    }
  }
});

test('six people have a picture each, on a desktop and on a phone, and none covers another', async ({
  stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, (origin) => openSeat(origin, crowdSeat.options, crowdSeat.flags));
  const { page } = pair.mentor;
  const crowd = await gatherCrowd(stack, pair, pair.mentee);
  await button(page, 'Join').click();
  await crowd.join(crowd.menteeId);
  for (const [index, name] of ['Ana Ruiz', 'Bo Lind', 'Cy Okoro'].entries())
    await crowd.join(`g${index}`, name);
  await crowd.join('g3');
  await expect.poll(() => running(page), { timeout: 60_000 }).toBe(6);
  for (const name of ['Ana Ruiz', 'Bo Lind', 'Cy Okoro', 'Guest']) {
    await expect(page.getByText(name, { exact: true })).toBeVisible();
  }

  const whole = { x: 0, y: 0 };
  for (const size of [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, phone]) {
    await page.setViewportSize(size);
    await choose(page, 'Side by side');
    const side = await settled(page);
    expect(side).toHaveLength(6);
    expect(overlapping(side)).toEqual([]);
    await choose(page, 'One large');
    const seen = await settled(page);
    const front = seen.find(({ id }) => id === crowd.menteeId);
    expect(largest(seen)).toBe(crowd.menteeId);
    expect(overlapping(seen.filter((tile) => tile !== front))).toEqual([]);
    for (const { x, y, width, height } of [...side, ...seen]) {
      expect(x).toBeGreaterThanOrEqual(whole.x);
      expect(y).toBeGreaterThanOrEqual(whole.y);
      expect(x + width).toBeLessThanOrEqual(size.width);
      expect(y + height).toBeLessThanOrEqual(size.height);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(60);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await crowd.leave('g3');
  await expect.poll(async () => (await tiles(page)).length, { timeout: 30_000 }).toBe(5);
});

test('who of several people speaks becomes large and stays so; the silent never do, and what is pinned comes first', async ({
  stack,
  openSeat,
}) => {
  test.setTimeout(240_000);
  const patient = { timeout: 60_000 };
  const pair = await sitDown(stack, (origin) => openSeat(origin, crowdSeat.options, crowdSeat.flags));
  const { page } = pair.mentor;
  const crowd = await gatherCrowd(stack, pair, pair.mentee);
  await button(page, 'Join').click();
  await crowd.join(crowd.menteeId);
  await crowd.join('ana', 'Ana Ruiz');
  await crowd.join('bo', 'Bo Lind');
  await expect.poll(() => running(page), patient).toBe(4);
  const front = async () => largest(await settled(page));
  expect(await front()).toBe(crowd.menteeId);
  const order = (await tiles(page)).map(({ id }) => id);
  const picture = (name: string) => page.getByRole('group', { name, exact: true });

  await crowd.sound('bo', 0);
  await expect(picture('Bo Lind').getByText('Bo Lind is muted')).toHaveCount(0, patient);
  await expect(page.getByText(/^(Ana Ruiz|Bo Lind) joined\.$/)).toHaveCount(0, patient);
  await listen(page);
  const pinAna = button(page, 'Keep Ana Ruiz large');
  await pinAna.focus();
  await crowd.sound('ana', 0.3);
  await expect(picture('Ana Ruiz')).toHaveAccessibleDescription('Speaking', patient);
  await expect.poll(front, patient).toBe('ana');
  await expect(picture('Bo Lind')).toHaveAccessibleDescription('');
  // To a screen reader and a keyboard nothing has happened.
  expect((await tiles(page)).map(({ id }) => id)).toEqual(order);
  await expect(pinAna).toBeFocused();
  expect(await spokenOfCall(page)).toEqual([]);

  await crowd.sound('ana', 0);
  await expect(picture('Ana Ruiz')).toHaveAccessibleDescription('', patient);
  expect(await front()).toBe('ana');
  await crowd.sound('bo', 0.3);
  await expect.poll(front, patient).toBe('bo');

  await pinAna.press('Enter');
  await expect.poll(front).toBe('ana');
  await pinAna.press('Enter');
  await expect.poll(front).toBe('bo');
  await crowd.shareScreen('ana');
  await expect.poll(front, patient).toBe('screen:ana');
  await crowd.stopScreen('ana');
  await expect.poll(front, patient).toBe('bo');
  await crowd.leave('bo');
  await expect.poll(front, patient).toBe(crowd.menteeId);
});

test('of two shared screens the first stays large until the other one is pinned', async ({
  stack,
  openSeat,
}) => {
  const pair = await sitDown(stack, (origin) => openSeat(origin, crowdSeat.options, crowdSeat.flags));
  const { page } = pair.mentor;
  const crowd = await gatherCrowd(stack, pair, pair.mentee);
  await button(page, 'Join').click();
  await crowd.join(crowd.menteeId);
  await crowd.join('ana', 'Ana Ruiz');
  const front = async () => largest(await settled(page));
  await crowd.shareScreen('ana');
  await expect.poll(() => running(page), { timeout: 60_000 }).toBe(4);
  expect(await front()).toBe('screen:ana');
  // The faces are seen beside it, and none is behind another.
  const faces = (await settled(page)).filter(({ id }) => id !== 'screen:ana');
  expect(faces).toHaveLength(3);
  for (const { width, height } of faces) expect(Math.min(width, height)).toBeGreaterThanOrEqual(60);
  expect(overlapping(faces)).toEqual([]);
  await crowd.shareScreen(crowd.menteeId);
  await expect.poll(() => running(page), { timeout: 60_000 }).toBe(5);
  expect(await front()).toBe('screen:ana');

  await page.locator(`[data-tile="screen:${crowd.menteeId}"]`).hover();
  await button(page, /^Keep Jonas .*’s screen large$/).click();
  await expect.poll(front).toBe(`screen:${crowd.menteeId}`);
  await choose(page, 'Side by side');
  expect(await front()).toBe(`screen:${crowd.menteeId}`);
  expect(overlapping(await settled(page))).toEqual([]);
  await choose(page, 'One large');

  await button(page, 'View').click();
  await page.getByLabel('Large picture', { exact: true }).selectOption('Ana Ruiz');
  await page.keyboard.press('Escape');
  await expect.poll(front).toBe('ana');
  const pinned = button(page, 'Keep Ana Ruiz large');
  await expect(pinned).toHaveAttribute('aria-pressed', 'true');
  await pinned.press('Enter');
  await expect.poll(front).toBe('screen:ana');

  await crowd.stopScreen('ana');
  await expect.poll(front, { timeout: 30_000 }).toBe(`screen:${crowd.menteeId}`);
});

test('full screen leaves the picture and its controls, and brings the panel back afterwards', async ({
  stack,
  openSeat,
}) => {
  const { mentor } = await sitDown(stack, openSeat);
  const { page } = mentor;
  await button(page, 'Join').click();
  const panel = page.getByRole('tab', { name: 'Agenda' });
  await expect(panel).toBeVisible();
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);

  await button(page, 'View').click();
  await button(page, 'Full screen').click();
  await expect.poll(isFull).toBe(true);
  await expect(panel).toBeHidden();
  await expect(button(page, 'Leave')).toBeVisible();
  await button(page, 'View').click();
  await expect(page.getByRole('dialog', { name: 'View' })).toBeInViewport();
  await button(page, 'Leave full screen').click();
  await expect.poll(isFull).toBe(false);
  await expect(panel).toBeVisible();

  await button(page, 'View').click();
  await button(page, 'Full screen').click();
  await expect.poll(isFull).toBe(true);
  await button(page, 'Leave').click();
  await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
  await expect.poll(isFull).toBe(false);
});
