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
  expect(seen.size).toBeGreaterThan(60);
});
