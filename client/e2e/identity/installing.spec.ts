import type { Page } from '@playwright/test';
import { sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';
import { workerReady } from '../fixtures/workerReady.ts';

/** Chromium's offer. A window of a test is a private one, to which a browser makes none: this stands for it. */
async function offer(page: Page): Promise<void> {
  await page.evaluate(() => {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    const asked = () => {
      document.documentElement.dataset.prompts = `${Number(document.documentElement.dataset.prompts ?? 0) + 1}`;
    };
    window.dispatchEvent(Object.assign(event, { prompt: async () => asked() }));
    document.documentElement.dataset.bar = String(!event.defaultPrevented);
  });
}

test('the browser finds nothing that keeps the app from being installed, with icons for every shape', async ({
  stack,
  openSeat,
}) => {
  const { page, context } = (await sitDown(stack, openSeat)).mentor;
  await page.goto('/');
  await workerReady(page);
  const browser = await context.newCDPSession(page);
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  // The one thing that is wrong with a window of a test.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  const { data, errors } = await browser.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data ?? '{}');
  expect(manifest).toMatchObject({ name: 'Rapport', start_url: '/', scope: '/', display: 'standalone' });
  const shown = manifest.icons as { src: string; sizes: string; purpose: string }[];
  expect(shown.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual(
    expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
  );
  for (const { src, sizes } of shown) {
    const [width] = await page.evaluate(async (path) => {
      const image = new Image();
      image.src = path;
      await image.decode();
      return [image.naturalWidth];
    }, src);
    if (sizes !== 'any') expect(`${width}x${width}`).toBe(sizes);
  }
  for (const { url } of manifest.shortcuts as { url: string }[]) {
    expect((await page.goto(url))?.ok()).toBe(true);
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).not.toHaveText('Nothing here');
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const colour = await page.evaluate(() => {
      const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')];
      return metas.find(({ media }) => window.matchMedia(media).matches)?.content;
    });
    expect(colour).toBe(colorScheme === 'light' ? '#FBFAF7' : '#161512');
  }
});

test('installing is offered on the profile and in the menu, once the browser would, and by no bar', async ({
  stack,
  openSeat,
}) => {
  const { page } = (await sitDown(stack, openSeat)).mentor;
  await page.goto('/me');
  const section = page.getByRole('region', { name: 'Rapport as an app' });
  await expect(section).toContainText('This browser has not offered to install it.');
  await offer(page);
  expect(await page.evaluate(() => document.documentElement.dataset.bar)).toBe('false');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Install Rapport' })).toBeVisible();
  await page.keyboard.press('Escape');
  await section.getByRole('button', { name: 'Install Rapport' }).click();
  expect(await page.evaluate(() => document.documentElement.dataset.prompts)).toBe('1');
  // An offer can be taken once.
  await expect(section.getByRole('button', { name: 'Install Rapport' })).toHaveCount(0);
});

test('on an iPhone the profile says how it is added to the home screen', async ({ stack, openSeat }) => {
  const userAgent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';
  const { page } = (await sitDown(stack, (origin) => openSeat(origin, { userAgent }))).mentor;
  await page.goto('/me');
  const steps = page.getByRole('list', { name: /^On iPhone and iPad/ });
  await expect(steps.getByRole('listitem')).toHaveCount(3);
  await expect(steps).toContainText('Add to Home Screen');
});
