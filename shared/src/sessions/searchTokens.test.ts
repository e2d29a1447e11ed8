import { describe, expect, it } from 'vitest';
import { searchTokens } from './searchTokens.ts';

describe('searchTokens', () => {
  it('compares words without case, accents or signs', () => {
    expect(searchTokens('Überblick: Ziele & ZIELE, Größe (2)')).toEqual(['uberblick', 'ziele', 'große', '2']);
    expect(searchTokens('  café – Zoë  ')).toEqual(['cafe', 'zoe']);
  });

  it('finds the words of other scripts', () => {
    expect(searchTokens('目標 と Цели')).toEqual(['目標', 'と', 'цели']);
  });

  it('has nothing to search for in signs alone', () => {
    expect(searchTokens('—!?')).toEqual([]);
  });
});
