import { describe, expect, it } from 'vitest';
import { BrokenLines } from './BrokenLines.ts';

/** Readings two seconds apart, of Jonas: his packets, and what one's own way has carried. */
function follow(
  readings: readonly (readonly [packets: number, carried: number] | undefined)[],
  every = 2_000,
) {
  const lines = new BrokenLines();
  return readings.map((reading, index) => {
    const of = ([packets, carried]: readonly [number, number]) => [{ identity: 'jonas', packets, carried }];
    lines.note(reading ? of(reading) : [], 1_000_000 + index * every);
    return lines.identities.get().has('jonas');
  });
}

describe('a line that is broken', () => {
  it('is that of whom nothing comes while one’s own way stands, until something comes', () => {
    const readings = [
      [100, 10],
      [200, 20],
      [200, 21],
      [200, 22],
      [200, 23],
      [260, 24],
    ] as const;
    expect(follow(readings)).toEqual([false, false, false, true, true, false]);
  });

  it('is nobody else’s when one’s own way stands still, too', () => {
    expect(follow(Array.from({ length: 10 }, () => [200, 20] as const))).not.toContain(true);
    // What was on its way yet came a moment later.
    expect(
      follow([[100, 10], [200, 20], [200, 21], ...Array.from({ length: 9 }, () => [200, 21] as const)]),
    ).not.toContain(true);
  });

  it('is not looked for where nothing is expected, or after a sleep', () => {
    expect(follow([[200, 10], [200, 20], undefined, [200, 30], [200, 40]])).not.toContain(true);
    expect(
      follow(
        [
          [200, 10],
          [200, 20],
          [200, 30],
        ],
        60_000,
      ),
    ).not.toContain(true);
  });
});
