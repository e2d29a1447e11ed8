import { describe, expect, test } from 'vitest';
import { inParallel } from './inParallel.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('inParallel', () => {
  test('does every item once, and never more at a time than it may', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await inParallel(
      Array.from({ length: 23 }, (_, n) => n),
      4,
      async (n) => {
        most = Math.max(most, ++running);
        await turn();
        running--;
        done.push(n);
      },
      () => undefined,
    );
    expect(most).toBe(4);
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_, n) => n));
  });

  test('tells which failed, and goes on with the others', async () => {
    const failed: number[] = [];
    const done: number[] = [];
    const work = async (n: number) => {
      await turn();
      if (n % 2 === 0) throw new Error('no');
      done.push(n);
    };
    await inParallel([1, 2, 3, 4, 5], 2, work, (_, n) => failed.push(n));
    expect([failed, done]).toEqual([
      [2, 4],
      [1, 3, 5],
    ]);
  });

  test('waits for what runs before it says that the items have ended badly', async () => {
    async function* items() {
      yield 1;
      throw new Error('the list broke');
    }
    const done: number[] = [];
    const work = async (n: number) => {
      await turn();
      done.push(n);
    };
    await expect(inParallel(items(), 3, work, () => undefined)).rejects.toThrow('the list broke');
    expect(done).toEqual([1]);
  });
});
