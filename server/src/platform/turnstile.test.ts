import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Turnstile } from './turnstile.ts';

test('everybody gets through in their order, never more than its width at a time, whoever fails', async () => {
  const turnstile = new Turnstile(3);
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const visits = Array.from({ length: 50 }, (_, i) =>
    turnstile.pass(async () => {
      inside += 1;
      most = Math.max(most, inside);
      order.push(i);
      await turn();
      inside -= 1;
      if (i % 7 === 0) throw new Error('did not like it');
      return i;
    }),
  );
  const ended = await Promise.allSettled(visits);
  expect(order).toEqual(Array.from({ length: 50 }, (_, i) => i));
  expect(most).toBe(3);
  expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(8);
  expect(await turnstile.pass(async () => 'afterwards')).toBe('afterwards');
});
