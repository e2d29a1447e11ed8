import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adjustClock, estimateOffset, serverNow } from './serverClock.ts';

const way = fc.integer({ min: 0, max: 2_000 });

test('the estimate is off by at most half of the shortest way, however unequal there and back are', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -86_400_000, max: 86_400_000 }),
      fc.array(fc.tuple(way, way), { minLength: 1, maxLength: 8 }),
      (offset, ways) => {
        const samples = ways.map(([there, back], round) => {
          const askedAt = 1_700_000_000_000 + round * 10_000;
          return { askedAt, serverAt: askedAt + there + offset, answeredAt: askedAt + there + back };
        });
        const shortest = Math.min(...ways.map(([there, back]) => there + back));
        expect(Math.abs(estimateOffset(samples) - offset)).toBeLessThanOrEqual(shortest / 2);
      },
    ),
  );
});

test('a sample that was answered before it was asked (the clock was set meanwhile) counts for nothing', () => {
  const good = { askedAt: 1_000, serverAt: 6_050, answeredAt: 1_100 };
  const broken = { askedAt: 1_000, serverAt: 9_000, answeredAt: 900 };
  expect(estimateOffset([broken, good])).toBe(5_000);
  expect(estimateOffset([broken])).toBe(0);
});

test('a clock that cannot be asked leaves the last estimate standing', async () => {
  await adjustClock(async () => Date.now() + 3_600_000);
  await expect(adjustClock(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  const ahead = serverNow() - Date.now();
  expect(ahead).toBeGreaterThan(3_590_000);
  expect(ahead).toBeLessThan(3_610_000);
});
