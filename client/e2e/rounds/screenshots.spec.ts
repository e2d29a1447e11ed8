import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { paths } from '@rapport/infra/paths';
import { expect, test } from '../fixtures/rapport.ts';
import { desktop, phone } from './walk.ts';
import { walkStates } from './walkStates.ts';

const sizes = [desktop, { width: 1024, height: 768 }, phone];

test('photographs every state in three sizes, light and dark', async ({ freshStack, openSeat }) => {
  await mkdir(paths.screenshots, { recursive: true });
  let pictures = 0;
  const photograph = async (state: string, page: Page) => {
    const width = page.viewportSize()?.width;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // A layout that reacts to its size needs a frame or two before it stands still.
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(paths.screenshots, `${state}-${width}-${colorScheme}.png`) });
      pictures += 1;
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  await walkStates({
    stack: freshStack,
    sit: (origin) => openSeat(origin, { viewport: desktop, timezoneId: 'Europe/Berlin', locale: 'en-GB' }),
    visit: async (state, page, size = 'every') => {
      if (size === 'fixed') return photograph(state, page);
      for (const each of sizes) {
        await page.setViewportSize(each);
        await photograph(state, page);
      }
      await page.setViewportSize(desktop);
    },
  });
  expect(pictures).toBeGreaterThan(300);
});
