import { expect, test } from '../fixtures/rapport.ts';
import { violationsOf } from './axe.ts';
import { walkStates } from './walkStates.ts';

test('axe finds nothing on any state of any page, light and dark', async ({ freshStack, openSeat }) => {
  test.setTimeout(600_000);
  let states = 0;
  await walkStates(freshStack, openSeat, async (state, page) => {
    states += 1;
    // Soft, so that one walk tells of every state at once.
    expect.soft(await violationsOf(page), state).toEqual([]);
  });
  expect(states).toBeGreaterThan(15);
});
