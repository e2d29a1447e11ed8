import { expect, test } from 'vitest';
import { lookUp } from './lookUp.ts';

/** Questions that are answered when the test says so. */
function asked(most?: number) {
  const queries: { keys: readonly string[]; answer: () => void; fail: () => void }[] = [];
  const find = lookUp<string>(
    (keys) =>
      new Promise((resolve, reject) => {
        queries.push({
          keys,
          answer: () =>
            resolve(new Map(keys.filter((key) => key !== 'none').map((key) => [key, key.toUpperCase()]))),
          fail: () => reject(new Error('no database')),
        });
      }),
    most,
  );
  const until = async (count: number) => {
    while (queries.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    return queries;
  };
  return { find, until, queries };
}

test('who asks in one turn is answered by one query, each with what they asked for', async () => {
  const { find, until } = asked();
  const answers = Promise.all([find('a'), find('none'), find('b'), find('a')]);
  const [query] = await until(1);
  query?.answer();
  expect(await answers).toEqual(['A', undefined, 'B', 'A']);
  expect(query?.keys).toEqual(['a', 'none', 'b', 'a']);
});

test('who comes while a query is under way waits for the next, which is begun after they asked', async () => {
  const { find, until, queries } = asked();
  const first = find('a');
  await until(1);
  const later = Promise.all([
    find('a'),
    new Promise((resolve) => setTimeout(resolve, 20)).then(() => find('b')),
  ]);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(queries).toHaveLength(1);
  queries[0]?.answer();
  expect(await first).toBe('A');
  const [, second] = await until(2);
  second?.answer();
  expect(await later).toEqual(['A', 'B']);
});

test('a query has so many keys at most', async () => {
  const { find, until } = asked(2);
  const answers = Promise.all(['a', 'b', 'c'].map(find));
  (await until(1))[0]?.answer();
  (await until(2))[1]?.answer();
  expect(await answers).toEqual(['A', 'B', 'C']);
  expect((await until(2)).map(({ keys }) => keys.length)).toEqual([2, 1]);
});

test('a query that fails is the error of those who asked it, and one that hangs holds up nobody for long', async () => {
  const { find, until } = asked();
  const failing = Promise.allSettled([find('a'), find('b')]);
  (await until(1))[0]?.fail();
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  void find('hangs');
  await until(2);
  const next = find('c');
  (await until(3))[2]?.answer();
  expect(await next).toBe('C');
});
