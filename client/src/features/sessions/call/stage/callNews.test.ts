import { describe, expect, it } from 'vitest';
import { callNews, type Situation } from './callNews.ts';

const quiet: Situation = { presence: 'here', muted: false, theirScreen: false, ownScreen: false };
const alone: Situation = { ...quiet, presence: 'left' };
const lost: Situation = { ...quiet, presence: 'lost' };
const long = 60_000;

describe('news of a call', () => {
  it('tells who comes and goes before anything else', () => {
    expect(callNews({ ...quiet, presence: 'awaited', muted: true }, quiet, 0)).toEqual(['joined']);
    expect(callNews({ ...quiet, theirScreen: true }, alone, long)).toEqual(['left']);
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
    expect(callNews(quiet, { ...lost, muted: true }, long)).toEqual(['lost']);
    expect(callNews(lost, quiet, long)).toEqual(['found']);
    expect(callNews(lost, alone, long)).toEqual(['left']);
    expect(callNews(alone, quiet, long)).toEqual(['joined']);
  });

  it('does not say that somebody left who was gone when one came back oneself', () => {
    const unseen: Situation = { ...quiet, presence: 'unseen' };
    expect(callNews(quiet, unseen, long)).toEqual(['gone']);
    expect(callNews(lost, unseen, long)).toEqual([]);
    expect(callNews(unseen, quiet, long)).toEqual(['found']);
  });

  it('tells that one’s own screen is not shared any more whatever became of the other person', () => {
    const sharing = { ...quiet, ownScreen: true };
    expect(callNews(sharing, alone, long)).toEqual(['shareEnded', 'left']);
    expect(callNews({ ...alone, ownScreen: true }, alone, long)).toEqual(['shareEnded']);
  });

  it('is silent while nothing changes, or nobody is there', () => {
    expect(callNews(quiet, quiet, long)).toEqual([]);
    expect(callNews(alone, { ...alone, muted: true }, long)).toEqual([]);
  });
});
