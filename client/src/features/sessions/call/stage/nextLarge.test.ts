import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calm, nextLarge } from './nextLarge.ts';
import { heard, type Speeches } from './speeches.ts';

const faces = ['jonas', 'ana', 'bo'];

/** From `at` on these people are heard, and nobody else (ms). */
interface Change {
  readonly at: number;
  readonly people: readonly string[];
}

interface Move {
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

/** Who becomes large, and when, while people speak like this; silence at the end. */
function moves(changes: readonly Change[], first = 'jonas'): Move[] {
  let speeches: Speeches = new Map();
  let large = first;
  const seen: Move[] = [];
  for (const [index, { at, people }] of changes.entries()) {
    speeches = heard(speeches, people, at);
    const until = changes[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    for (;;) {
      const next = nextLarge(speeches, large, faces);
      if (!next || next.at >= until) break;
      seen.push({ at: Math.max(next.at, at), from: large, to: next.id });
      large = next.id;
    }
  }
  return seen;
}

const turns = (length: number, people: readonly (readonly string[])[]): Change[] =>
  [...people, []].map((speaking, index) => ({ at: index * length, people: speaking }));

describe('who of several people becomes large by speaking', () => {
  it('is somebody who has spoken for two seconds', () => {
    expect(moves(turns(5_000, [['ana']]))).toEqual([{ at: 2_000, from: 'jonas', to: 'ana' }]);
    expect(moves(turns(1_900, [['ana']]))).toEqual([]);
  });

  it('is nobody while who is large speaks, and somebody else once they have been silent as long', () => {
    expect(moves(turns(20_000, [['jonas', 'ana']]))).toEqual([]);
    const after = [...turns(20_000, [['jonas', 'ana']]).slice(0, 1), { at: 9_000, people: ['ana'] }];
    expect(moves(after)).toEqual([{ at: 11_000, from: 'jonas', to: 'ana' }]);
  });

  it('changes once when two others alternate in a few words', () => {
    const words = turns(
      1_000,
      Array.from({ length: 30 }, (_, turn) => [turn % 2 === 0 ? 'ana' : 'bo']),
    );
    expect(moves(words)).toHaveLength(1);
  });

  it('stays as it is when nobody speaks any more, or oneself does', () => {
    expect(moves(turns(3_000, [['ana'], [], ['maya'], []]))).toHaveLength(1);
  });

  it('counts a pause for breath as speaking', () => {
    expect(moves(turns(1_200, [['ana'], [], ['ana'], []]))).toEqual([
      { at: 2_400, from: 'jonas', to: 'ana' },
    ]);
  });

  it('is never oneself or somebody silent, never takes a speaking one’s place, and rests between two changes', () => {
    const anyTalk = fc
      .array(
        fc.record({
          lasts: fc.integer({ min: 1, max: 6_000 }),
          people: fc.subarray(['maya', ...faces]),
        }),
        { maxLength: 40 },
      )
      .map((parts) => {
        let at = 0;
        return parts.map(({ lasts, people }) => {
          at += lasts;
          return { at, people };
        });
      });
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const speakingAt = (now: number) => talk.findLast(({ at }) => at <= now)?.people ?? [];
        let last = Number.NEGATIVE_INFINITY;
        for (const { at, from, to } of moves(talk)) {
          expect(faces).toContain(to);
          expect(speakingAt(at)).toContain(to);
          for (const part of talk) {
            if (part.at > at - calm && part.at <= at) expect(part.people).not.toContain(from);
          }
          expect(at - last).toBeGreaterThanOrEqual(calm);
          last = at;
        }
      }),
    );
  });
});
