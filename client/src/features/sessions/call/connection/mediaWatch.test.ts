import { describe, expect, it } from 'vitest';
import { type MediaReading, patience, watchMedia, watchStart } from './mediaWatch.ts';

/** Readings two seconds apart; answers what was found at each. */
function watch(readings: readonly MediaReading[], every = 2_000) {
  let state = watchStart;
  return readings.map((reading, index) => {
    const seen = watchMedia(state, reading, 1_000_000 + index * every);
    state = seen.state;
    return seen.stalled;
  });
}

describe('the watch over what flows', () => {
  it('is content while every total grows', () => {
    const readings = Array.from({ length: 10 }, (_, n) => ({
      cameraFrames: n * 30,
      incomingPackets: n * 100,
    }));
    expect(watch(readings).every((stalled) => stalled === undefined)).toBe(true);
  });

  it('finds a flow that stands still although all others go on', () => {
    const readings = Array.from({ length: 6 }, (_, n) => ({ cameraFrames: 0, microphonePackets: n * 100 }));
    expect(watch(readings)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'cameraFrames',
      'cameraFrames',
    ]);
  });

  it('gives what comes in the time in which the SFU notices that the sender’s line is cut', () => {
    const still = Array.from({ length: 9 }, () => ({ incomingPackets: 7 }));
    const found = watch(still);
    expect(found.slice(0, 8).every((stalled) => stalled === undefined)).toBe(true);
    expect(found[8]).toBe('incomingPackets');
    expect(watch([...still.slice(0, 7), {}, ...still.slice(0, 7)])).not.toContain('incomingPackets');
  });

  it('finds one’s own way still before what should come over it', () => {
    const cut = Array.from({ length: 4 }, () => ({ incomingPackets: 7, wayIn: 9 }));
    expect(watch(cut)).toEqual([undefined, undefined, undefined, 'wayIn']);
    const alive = cut.map((reading, n) => ({ ...reading, wayIn: n }));
    expect(watch(alive).every((stalled) => stalled === undefined)).toBe(true);
  });

  it('expects nothing of what is muted, hidden or not there', () => {
    expect(watch(Array.from({ length: 10 }, () => ({}))).every((stalled) => stalled === undefined)).toBe(
      true,
    );
  });

  it('begins anew after a pause in what is expected', () => {
    const still = { cameraFrames: 7 };
    expect(watch([still, still, still, {}, still, still, still]).at(-1)).toBeUndefined();
  });

  it('does not blame the connection for a computer that slept', () => {
    const still = { incomingFrames: 7 };
    expect(watch([still, still], 60_000)).toEqual([undefined, undefined]);
  });

  it('takes a smaller total for a new stream', () => {
    const readings = [100, 100, 100, 0, 0, 0].map((cameraFrames) => ({ cameraFrames }));
    expect(watch(readings).every((stalled) => stalled === undefined)).toBe(true);
  });

  it('grows more patient with every restart, up to a bound', () => {
    expect([0, 1, 2].map(patience)).toEqual([15_000, 30_000, 60_000]);
    expect(patience(50)).toBe(5 * 60_000);
  });
});
