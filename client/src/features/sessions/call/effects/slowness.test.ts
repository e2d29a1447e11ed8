import { describe, expect, it } from 'vitest';
import { slownessMeter } from './slowness.ts';

/** Feeds pictures that come one after the other; the time (ms) at which the machine was called too slow, if it was. */
function judged(seconds: number, took: (at: number) => number, pause = 0): number | undefined {
  const isTooSlow = slownessMeter();
  for (let at = 0; at < seconds * 1_000; at += took(at) + pause) if (isTooSlow(at, took(at))) return at;
  return undefined;
}

describe('a machine that hides the background', () => {
  it('is quick enough at 30 ms, and at 100', () => {
    expect(judged(60, () => 30)).toBeUndefined();
    expect(judged(60, () => 100)).toBeUndefined();
  });

  it('is too slow at 200 ms, which is said within ten seconds', () => {
    expect(judged(60, () => 200)).toBeLessThan(10_000);
  });

  it('is too slow at more than a second, though few pictures come then', () => {
    expect(judged(60, () => 1_300)).toBeLessThan(12_000);
  });

  it('may be slow while it loads', () => {
    expect(judged(60, (at) => (at < 3_000 ? 500 : 30))).toBeUndefined();
  });

  it('may be slow for a moment', () => {
    expect(judged(60, (at) => (at > 20_000 && at < 22_000 ? 400 : 30))).toBeUndefined();
  });

  it('is too slow once it stays slow, also after a good beginning', () => {
    const at = judged(60, (time) => (time > 20_000 ? 300 : 30));
    expect(at).toBeGreaterThan(20_000);
    expect(at).toBeLessThan(30_000);
  });

  it('says nothing of a camera that gives hardly any pictures', () => {
    expect(judged(60, () => 200, 2_500)).toBeUndefined();
  });
});
