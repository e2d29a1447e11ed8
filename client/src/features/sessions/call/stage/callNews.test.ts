import { describe, expect, it } from 'vitest';
import { callNews, type Situation } from './callNews.ts';

const quiet: Situation = { here: true, muted: false, theirScreen: false, ownScreen: false };
const long = 60_000;

describe('news of a call', () => {
  it('tells who comes and goes before anything else', () => {
    expect(callNews({ ...quiet, here: false, muted: true }, quiet, 0)).toBe('joined');
    expect(callNews({ ...quiet, theirScreen: true }, { ...quiet, here: false }, long)).toBe('left');
  });

  it('tells of the other person’s microphone, but not of its first second', () => {
    expect(callNews(quiet, { ...quiet, muted: true }, long)).toBe('muted');
    expect(callNews({ ...quiet, muted: true }, quiet, long)).toBe('unmuted');
    expect(callNews({ ...quiet, muted: true }, quiet, 1_000)).toBeUndefined();
  });

  it('tells of screens on both sides', () => {
    expect(callNews(quiet, { ...quiet, theirScreen: true }, long)).toBe('shares');
    expect(callNews({ ...quiet, theirScreen: true }, quiet, long)).toBe('sharesNoMore');
    expect(callNews({ ...quiet, ownScreen: true }, quiet, long)).toBe('shareEnded');
  });

  it('is silent while nothing changes, or nobody is there', () => {
    expect(callNews(quiet, quiet, long)).toBeUndefined();
    const alone = { ...quiet, here: false };
    expect(callNews(alone, { ...alone, muted: true }, long)).toBeUndefined();
  });
});
