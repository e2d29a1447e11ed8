import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { paths } from '@rapport/infra/paths';
import { expect, test } from '../fixtures/rapport.ts';
import { dress } from './dress.ts';
import { walkStates } from './walkStates.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

test('photographs every state in three sizes, light and dark', async ({ freshStack, openSeat }) => {
  await mkdir(paths.screenshots, { recursive: true });
  let pictures = 0;
  await walkStates(freshStack, openSeat, async (state, page) => {
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const colorScheme of ['light', 'dark'] as const) {
        await dress(page, colorScheme);
        await page.screenshot({ path: join(paths.screenshots, `${state}-${size.width}-${colorScheme}.png`) });
        pictures += 1;
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  });
  expect(pictures).toBeGreaterThan(0);
});
