import { expect, test } from 'vitest';
import { createLog } from './log.ts';
import { Sweeper } from './sweeper.ts';

test('every sweep runs with the given time, also behind one that fails', async () => {
  const sweeper = new Sweeper(createLog('silent'));
  const seen: number[] = [];
  sweeper.add('fails', () => Promise.reject(new Error('no')));
  sweeper.add('works', async (now) => void seen.push(now));
  await sweeper.run(42);
  await sweeper.run(43);
  expect(seen).toEqual([42, 43]);
});

test('a sweep that need not run each time rests as long as it says, unless it has failed', async () => {
  const sweeper = new Sweeper(createLog('silent'));
  const seen: number[] = [];
  let fails = true;
  sweeper.add(
    'seldom',
    async (now) => {
      seen.push(now);
      if (fails) throw new Error('no');
    },
    { everyMs: 100 },
  );
  await sweeper.run(1);
  fails = false;
  for (const now of [2, 50, 101, 102, 103]) await sweeper.run(now);
  expect(seen).toEqual([1, 2, 102]);
});
