import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { paths, repository } from '@rapport/infra/paths';
import { expect, test } from '../fixtures/rapport.ts';
import { smallTargets } from '../fixtures/smallTargets.ts';
import { writeCameraFile } from './cameraFile.ts';
import { dress } from './dress.ts';
import { looksOfJonas, looksOfMaya, portrait } from './portrait.ts';
import { desktop, phone } from './walk.ts';
import { walkStates } from './walkStates.ts';

const sizes = [desktop, { width: 1024, height: 768 }, phone];

/** The README shows these states, at the desktop's size in light. */
const shownInReadme: Readonly<Record<string, string>> = {
  'panel-agenda-running': 'session.jpg',
  'record-past': 'record.jpg',
};

/** What would be too small to press where the pointer is a finger. */
async function smallUnderFinger(page: Page) {
  const browser = await page.context().newCDPSession(page);
  const touch = (enabled: boolean) => browser.send('Emulation.setTouchEmulationEnabled', { enabled });
  await touch(true);
  const small = await smallTargets(page);
  await touch(false);
  await browser.detach();
  return small;
}

test('photographs every state in three sizes, light and dark', async ({ freshStack, openSeat }) => {
  const readme = join(repository, 'infra/screenshots');
  await mkdir(paths.screenshots, { recursive: true });
  await mkdir(readme, { recursive: true });
  const cameras = {
    mentor: join(freshStack.dir, 'mentor.mjpeg'),
    mentee: join(freshStack.dir, 'mentee.mjpeg'),
  };
  const drawing = await openSeat(freshStack.origin);
  await writeCameraFile(drawing.page, portrait(looksOfMaya), cameras.mentor);
  await writeCameraFile(drawing.page, portrait(looksOfJonas), cameras.mentee);
  await drawing.browser.close();

  let pictures = 0;
  const photograph = async (state: string, page: Page) => {
    const width = page.viewportSize()?.width;
    if (width === phone.width) expect.soft(await smallUnderFinger(page), state).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await dress(page, colorScheme);
      await page.screenshot({ path: join(paths.screenshots, `${state}-${width}-${colorScheme}.png`) });
      pictures += 1;
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  await walkStates({
    stack: freshStack,
    sit: (origin) =>
      openSeat(origin, { viewport: desktop, timezoneId: 'Europe/Berlin', locale: 'en-GB' }, [
        `--use-file-for-fake-video-capture=${origin === freshStack.origin ? cameras.mentor : cameras.mentee}`,
      ]),
    visit: async (state, page, size = 'every') => {
      const file = shownInReadme[state];
      if (file) await page.screenshot({ path: join(readme, file), type: 'jpeg', quality: 88 });
      if (size === 'fixed') return photograph(state, page);
      for (const each of sizes) {
        await page.setViewportSize(each);
        await photograph(state, page);
      }
      await page.setViewportSize(desktop);
    },
  });
  expect(pictures).toBeGreaterThanOrEqual(1_150);
});
