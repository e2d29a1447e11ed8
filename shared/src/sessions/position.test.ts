import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionAt, positionBetween } from './position.ts';

describe('positionBetween', () => {
  it('sorts strictly between its neighbours, wherever and however often items are put', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.double({ min: 0, max: 0.999 })), { maxLength: 80 }),
        (moves) => {
          const positions: string[] = [];
          for (const [place, random] of moves) {
            const index = place % (positions.length + 1);
            const made = positionBetween(positions[index - 1], positions[index], () => random);
            positions.splice(index, 0, made);
          }
          expect([...positions].sort()).toEqual(positions);
          expect(new Set(positions).size).toBe(positions.length);
        },
      ),
    );
  });

  it('leaves room before the first after many insertions there', () => {
    let first = positionBetween(undefined, undefined);
    for (let i = 0; i < 200; i++) {
      const earlier = positionBetween(undefined, first);
      expect(earlier < first).toBe(true);
      first = earlier;
    }
  });

  it('gives two people who insert at the same place at once different keys', () => {
    const keys = Array.from({ length: 40 }, (_, i) => positionBetween('V', 'W', () => i / 40));
    expect(new Set(keys).size).toBeGreaterThan(35);
  });

  it('refuses neighbours in the wrong order', () => {
    expect(() => positionBetween('b', 'a')).toThrow(RangeError);
    expect(() => positionBetween('a', 'a')).toThrow(RangeError);
  });
});

describe('positionAt', () => {
  it('puts an item at an index among the others', () => {
    const others = ['B', 'D', 'F'];
    for (const index of [0, 1, 2, 3]) {
      const placed = [...others, positionAt(others, index)].sort();
      expect(placed.filter((position) => !others.includes(position))).toEqual([placed[index]]);
    }
  });

  it('steps over equal neighbours that came from elsewhere', () => {
    const position = positionAt(['B', 'B', 'D'], 1);
    expect(position > 'B' && position < 'D').toBe(true);
  });
});
