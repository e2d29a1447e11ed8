import { describe, expect, test } from 'vitest';
import { alignBlocks } from './alignBlocks.ts';
import { alignEqual } from './alignEqual.ts';

const blocks = (...all: string[]) =>
  all.map((block) => {
    const [id = '', says = id] = block.split('=');
    return { id, content: () => says };
  });

describe('blocks', () => {
  test('that have been there all the time are the same, whatever they say now', () => {
    expect(alignBlocks(blocks('a=1', 'b=2', 'c=3'), blocks('a=9', 'c=8'))).toEqual([
      [0, 0],
      [2, 1],
    ]);
  });

  test('that were deleted and written again are the same between those', () => {
    expect(alignBlocks(blocks('a', 'x=two', 'y=new', 'c'), blocks('a', 'b=two', 'c'))).toEqual([
      [0, 0],
      [1, 1],
      [3, 2],
    ]);
  });

  test('with nothing in common are not paired', () => {
    expect(alignBlocks(blocks('a', 'b'), blocks('c'))).toEqual([]);
    expect(alignBlocks([], blocks('c'))).toEqual([]);
  });
});

describe('equal parts', () => {
  test('are found in the longest order that both have', () => {
    expect(alignEqual([...'kitten'], [...'sitting'])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [5, 5],
    ]);
  });

  test('of two that are too long to compare are those at the beginning and at the end', () => {
    const many = (word: string) => Array.from({ length: 1_000 }, (_, n) => `${word}${n}`);
    const [a, b] = [
      ['same', ...many('a'), 'end'],
      ['same', ...many('b'), 'more', 'end'],
    ];
    expect(alignEqual(a, b)).toEqual([
      [0, 0],
      [1_001, 1_002],
    ]);
  });
});
