import { expect, test } from 'vitest';
import { TokenBucket } from './tokenBucket.ts';

test('lets a burst through at once, then the rate', () => {
  const bucket = new TokenBucket(10, 3, 0);
  expect([bucket.take(0), bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([true, true, true, false]);
  expect([bucket.take(100), bucket.take(100)]).toEqual([true, false]);
});

test('saves up no more than a burst', () => {
  const bucket = new TokenBucket(10, 2, 0);
  expect([bucket.take(60_000), bucket.take(60_000), bucket.take(60_000)]).toEqual([true, true, false]);
});

test('counts what something costs', () => {
  const bucket = new TokenBucket(10, 10, 0);
  expect([bucket.take(0, 8), bucket.take(0, 8), bucket.take(0, 2)]).toEqual([true, false, true]);
});
