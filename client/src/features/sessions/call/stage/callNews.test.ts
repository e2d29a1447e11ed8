import { describe, expect, it } from 'vitest';
import { callNews, type Situation } from './callNews.ts';

const quiet: Situation = { here: true, lost: false, muted: false, theirScreen: false, ownScreen: false };
const long = 60_000;

describe('news of a call', () => {
  it('tells who comes and goes before anything else', () => {
    expect(callNews({ ...quiet, here: false, muted: true }, quiet, 0)).toEqual(['joined']);
    expect(callNews({ ...quiet, theirScreen: true }, { ...quiet, here: false }, long)).toEqual(['left']);
  });

  it('tells of the other person’s microphone, but not of its first second', () => {
    expect(callNews(quiet, { ...quiet, muted: true }, long)).toEqual(['muted']);
    expect(callNews({ ...quiet, muted: true }, quiet, long)).toEqual(['unmuted']);
    expect(callNews({ ...quiet, muted: true }, quiet, 1_000)).toEqual([]);
  });

  it('tells of screens on both sides', () => {
    expect(callNews(quiet, { ...quiet, theirScreen: true }, long)).toEqual(['shares']);
    expect(callNews({ ...quiet, theirScreen: true }, quiet, long)).toEqual(['sharesNoMore']);
    expect(callNews({ ...quiet, ownScreen: true }, quiet, long)).toEqual(['shareEnded']);
  });

  it('tells that nothing gets through to them, and when it does again', () => {
    expect(callNews(quiet, { ...quiet, lost: true, muted: true }, long)).toEqual(['lost']);
    expect(callNews({ ...quiet, lost: true }, quiet, long)).toEqual(['found']);
    expect(callNews({ ...quiet, lost: true }, { ...quiet, here: false }, long)).toEqual(['left']);
  });

  it('tells that one’s own screen is not shared any more whatever became of the other person', () => {
    const sharing = { ...quiet, ownScreen: true };
    expect(callNews(sharing, { ...quiet, here: false }, long)).toEqual(['shareEnded', 'left']);
    expect(callNews({ ...sharing, here: false }, { ...quiet, here: false }, long)).toEqual(['shareEnded']);
  });

  it('is silent while nothing changes, or nobody is there', () => {
    expect(callNews(quiet, quiet, long)).toEqual([]);
    const alone = { ...quiet, here: false };
    expect(callNews(alone, { ...alone, muted: true }, long)).toEqual([]);
  });
});
