import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { reachedClocks } from './reachedClocks.ts';
import { typedUpdate } from './typedUpdate.ts';

function reachedIn(update: Uint8Array): Map<number, number> {
  const reached = new Map<number, number>();
  reachedClocks(update, (client, clock) => reached.set(client, clock));
  return reached;
}

it.each([0, 1, 127, 128, 70_000])('counts a single character at clock %i', (clock) => {
  expect(reachedIn(typedUpdate(9, clock))).toEqual(new Map([[9, clock + 1]]));
});

it('counts characters that were merged, of one client and of several', () => {
  const of = (client: number, ...clocks: number[]) => clocks.map((clock) => typedUpdate(client, clock));
  expect(reachedIn(Y.mergeUpdates(of(9, 5, 6, 7)))).toEqual(new Map([[9, 8]]));
  expect(reachedIn(Y.mergeUpdates([...of(9, 0, 1), ...of(4, 3)]))).toEqual(
    new Map([
      [9, 2],
      [4, 4],
    ]),
  );
});
