import { expect, test } from '../fixtures/rapport.ts';
import { violationsOf } from './axe.ts';
import { desktop } from './walk.ts';
import { walkStates } from './walkStates.ts';

test('axe finds nothing on any state of any page, light and dark', async ({ freshStack, openSeat }) => {
  test.setTimeout(1_800_000);
  const seen = new Set<string>();
  await walkStates({
    stack: freshStack,
    sit: (origin) => openSeat(origin, { viewport: desktop, timezoneId: 'Europe/Berlin', locale: 'en-GB' }),
    visit: async (state, page) => {
      seen.add(state);
      // Soft, so that one walk tells of every state at once.
      expect.soft(await violationsOf(page), state).toEqual([]);
    },
  });
  expect(seen.size).toBeGreaterThanOrEqual(185);
});

test('axe would find it: a field without a name, and words that are too faint in the dark alone', async ({
  page,
}) => {
  await page.setContent(`<!doctype html><html lang="en"><title>Broken</title>
    <style>@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }</style>
    <main><h1>Broken</h1><input><p>Hardly to be read</p></main></html>`);
  const found = await violationsOf(page);
  expect(found.map((line) => line.split(':')[0]).sort()).toEqual(['dark color-contrast', 'light label']);
});
