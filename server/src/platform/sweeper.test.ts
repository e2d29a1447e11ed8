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
