import { expect, test } from '../fixtures/rapport.ts';
import { violationsOf } from './axe.ts';
import { walkStates } from './walkStates.ts';

test('axe finds nothing on any state of any page, light and dark', async ({ freshStack, openSeat }) => {
  test.setTimeout(600_000);
  const found: string[] = [];
  let states = 0;
  await walkStates(freshStack, openSeat, async (state, page) => {
    states += 1;
    found.push(...(await violationsOf(page)).map((violation) => `${state}: ${violation}`));
  });
  expect(found).toEqual([]);
  expect(states).toBeGreaterThan(15);
});
