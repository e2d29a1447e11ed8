import type { Page } from '@playwright/test';
import { type Stack, startStack } from '@rapport/infra/testing';
import { ownBuild } from '../fixtures/ownBuild.ts';
import { sitDown } from '../fixtures/people.ts';
import { test as base, expect } from '../fixtures/rapport.ts';
import { workerReady } from '../fixtures/workerReady.ts';

/** An installation whose client can be replaced by another build while it runs. */
const test = base.extend<{ installation: Awaited<ReturnType<typeof installed>> }>({
  installation: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const installation = await installed();
      await use(installation);
      await installation.stack.stop();
      await installation.build.remove();
    },
    { timeout: 120_000 },
  ],
});

async function installed() {
  const build = await ownBuild();
  const stack = await startStack({ env: { RAPPORT_CLIENT_DIR: build.dir } });
  return {
    stack,
    build,
    /** As an update does it: the server goes, its files are others, it comes. */
    async update() {
      await stack.server.stop();
      await build.replace();
      await stack.server.start();
      await answersQuickly(stack);
    },
  };
}

/** A server that has just started is slow at first, and one that is slow is taken for none. */
async function answersQuickly({ origin }: Stack): Promise<void> {
  await expect(async () => {
    const page = await fetch(origin, { signal: AbortSignal.timeout(1_000) });
    await page.text();
    expect(page.status).toBe(200);
  }).toPass({ timeout: 60_000 });
}

/**
 * Opens a page that is the server's own. Where the server has not answered within 3 s the browser opens the page that
 * it keeps, which says nothing about an update: only then it is opened again.
 */
async function openFromServer(page: Page, open: () => Promise<unknown>): Promise<void> {
  await open();
  await expect(async () => {
    const waited = await page.evaluate(() => {
      const [opened] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return opened ? opened.responseStart - opened.fetchStart : Number.POSITIVE_INFINITY;
    });
    if (waited >= 2_900) await page.reload();
    expect(waited).toBeLessThan(2_900);
  }).toPass({ timeout: 60_000 });
}

const entryOf = (page: Page) =>
  page.locator('script[type="module"]').evaluate((script: HTMLScriptElement) => script.src);
// The words are announced besides, where nobody sees them.
const isNew = (page: Page) =>
  page.getByText(/^A new version of Rapport is here/).and(page.locator('div:not([role])'));

/** Goes on from home to parts that the page has not loaded before. */
async function useUnloadedParts(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Next hour' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: /Jonas/ }).last().click();
  await page.getByRole('button', { name: 'Book a session' }).first().click();
  await expect(page.getByRole('dialog', { name: /^Book a session/ })).toBeVisible();
  await page.keyboard.press('Escape');
}

test('a page that is open during an update says that there is a new version, works on, and goes over when told to', async ({
  installation,
  openSeat,
}) => {
  const { page } = (await sitDown(installation.stack, openSeat)).mentor;
  await page.goto('/me');
  await expect(page.getByRole('heading', { name: 'Your profile' })).toBeVisible();
  await workerReady(page);
  const before = await entryOf(page);
  const loads: string[] = [];
  page.on('domcontentloaded', () => loads.push(page.url()));

  await test.step('it says so, and stays as it is', async () => {
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Maya O. with words not yet sent');
    await installation.update();
    await expect(isNew(page)).toBeVisible({ timeout: 60_000 });
    await expect(name).toHaveValue('Maya O. with words not yet sent');
    expect(loads).toEqual([]);
  });

  await test.step('parts of the old build that were not loaded before still load', async () => {
    await useUnloadedParts(page);
    expect(loads).toEqual([]);
  });

  await test.step('told to, it is the new one, and says nothing any more', async () => {
    await openFromServer(page, async () => {
      await page.getByRole('button', { name: 'Reload', exact: true }).click();
      await expect.poll(() => loads.length, { timeout: 30_000 }).toBe(1);
    });
    await expect(page.getByRole('button', { name: 'Book a session' }).first()).toBeVisible();
    expect(await entryOf(page)).not.toBe(before);
    await expect(isNew(page)).toHaveCount(0);
  });

  await test.step('and it is the new one that opens without a server', async () => {
    const now = await entryOf(page);
    await workerReady(page);
    await installation.stack.server.kill();
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Hello, Maya' })).toBeVisible();
    expect(await entryOf(page)).toBe(now);
  });
});

test('a page of the build before loads its parts when another window has gone over two updates at once', async ({
  installation,
  openSeat,
}) => {
  const { page, context } = (await sitDown(installation.stack, openSeat)).mentor;
  await page.goto('/me');
  await expect(page.getByRole('heading', { name: 'Your profile' })).toBeVisible();
  await workerReady(page);
  await installation.update();
  // The worker of this build waits now, and is never used.
  await expect(isNew(page)).toBeVisible({ timeout: 60_000 });
  await installation.update();

  const another = await context.newPage();
  await openFromServer(another, () => another.goto(installation.stack.origin));
  await expect(another.getByRole('heading', { name: 'Hello, Maya' })).toBeVisible();
  const newest = await entryOf(another);
  const hasTakenOver = () =>
    another.evaluate(async (entry) => {
      const registration = await navigator.serviceWorker.getRegistration('/');
      const isAlone = registration?.installing === null && registration.waiting === null;
      const isActive = registration?.active?.state === 'activated';
      return isAlone && isActive && (await caches.match(entry)) !== undefined;
    }, newest);
  await expect.poll(hasTakenOver, { timeout: 60_000 }).toBe(true);
  await useUnloadedParts(page);
});

test('whoever opens the app after an update has the new version at once and is asked nothing', async ({
  installation,
  openSeat,
}) => {
  const { page } = (await sitDown(installation.stack, openSeat)).mentor;
  await page.goto('/');
  await workerReady(page);
  const before = await entryOf(page);
  await page.goto('about:blank');
  await installation.update();
  await openFromServer(page, () => page.goto(installation.stack.origin));
  await expect(page.getByRole('heading', { name: 'Hello, Maya' })).toBeVisible();
  const now = await entryOf(page);
  expect(now).not.toBe(before);
  // Its worker takes over by itself, since no page is of the build before.
  const kept = () =>
    page.evaluate(async (entry) => {
      const registration = await navigator.serviceWorker.getRegistration('/');
      return registration?.waiting === null && (await caches.match(entry)) !== undefined;
    }, now);
  await expect.poll(kept, { timeout: 60_000 }).toBe(true);
  await expect(isNew(page)).toHaveCount(0);
});

test('a part that cannot be had any more leads to a page that says so, with a way on', async ({
  installation,
  openSeat,
}) => {
  const { page } = (
    await sitDown(installation.stack, (origin) =>
      // As in a browser that keeps nothing.
      openSeat(origin, { serviceWorkers: 'block' }),
    )
  ).mentor;
  await page.goto('/me');
  await expect(page.getByRole('heading', { name: 'Your profile' })).toBeVisible();
  await installation.update();
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await expect(page.getByText('This page could not be loaded')).toBeVisible();
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByRole('heading', { name: 'Hello, Maya' })).toBeVisible();
});
