import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { DeleteIndex } from './deleteIndex.ts';

const range = fc
  .record({ client: fc.nat(1), clock: fc.nat(40), length: fc.integer({ min: 1, max: 8 }) })
  .map(({ client, clock, length }) => ({ client, clock, end: clock + length }));

test('a range is covered exactly when each of its clocks was added', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 30 }), range, (added, asked) => {
      const clocks = new Set(added.flatMap(clocksOf));
      expect(new DeleteIndex(added).covers(asked)).toBe(clocksOf(asked).every((clock) => clocks.has(clock)));
    }),
    { numRuns: 1_000 },
  );
});

test('it is the same whether ranges are added one by one, a few at a time or all at once', () => {
  fc.assert(
    fc.property(fc.array(fc.array(range, { maxLength: 40 }), { maxLength: 4 }), (batches) => {
      const [single, some] = [new DeleteIndex(), new DeleteIndex()];
      for (const batch of batches) {
        for (const one of batch) single.add([one]);
        const growth = some.growth(new DeleteIndex(batch));
        const { size } = some;
        some.add(batch);
        expect(some.size).toBe(size + growth);
      }
      const sorted = [...some].sort(([one], [other]) => one - other);
      expect(sorted).toEqual([...single].sort(([one], [other]) => one - other));
      expect([...new DeleteIndex(batches.flat())].sort(([one], [other]) => one - other)).toEqual(sorted);
      expect(single.size).toBe(some.size);
    }),
    { numRuns: 1_000 },
  );
});

test('many that are added at once move nothing for each of them', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => ({ client: 1, clock: 2 * at, end: 2 * at + 1 }));
  const splice = vi.spyOn(Array.prototype, 'splice');
  const index = new DeleteIndex(many.reverse());
  index.add(many.map(({ client, clock }) => ({ client, clock: clock + 20_000, end: clock + 20_001 })));
  const { length } = splice.mock.calls;
  splice.mockRestore();
  expect(length).toBe(0);
  expect(index.size).toBe(20_000);
});

test('its size is the number of its intervals', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 30 }), (added) => {
      const index = new DeleteIndex(added);
      const intervals = [...index].reduce((sum, [, bounds]) => sum + bounds.length / 2, 0);
      expect(index.size).toBe(intervals);
    }),
  );
});

function clocksOf({ client, clock, end }: { client: number; clock: number; end: number }): string[] {
  return Array.from({ length: end - clock }, (_, i) => `${client}:${clock + i}`);
}
