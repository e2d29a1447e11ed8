import fc from 'fast-check';
import { expect, test } from 'vitest';
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
