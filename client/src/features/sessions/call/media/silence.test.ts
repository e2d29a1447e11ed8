import { describe, expect, it } from 'vitest';
import { type SilenceState, silenceStart, watchSilence } from './silence.ts';

const step = 250;
const room = 0.002;
const speech = 0.2;
const off = 0;

/** Hears `peak` for so many seconds on. */
function hear(from: SilenceState, peak: number | undefined, seconds: number): SilenceState {
  let state = from;
  const begin = Number.isFinite(from.at) ? from.at : 0;
  for (let at = begin + step; at <= begin + seconds * 1_000; at += step)
    state = watchSilence(state, peak, at);
  return state;
}

describe('a microphone that gives nothing', () => {
  it('is told of after some seconds in which it never gave anything', () => {
    expect(hear(silenceStart, off, 7).isSilent).toBe(false);
    expect(hear(silenceStart, off, 9).isSilent).toBe(true);
  });

  it('may dither in the last bit, and is as silent', () => {
    expect(hear(silenceStart, 1 / 32_768, 9).isSilent).toBe(true);
  });

  it('is told of later when it worked before: it was switched off at the device', () => {
    const spoken = hear(silenceStart, speech, 5);
    expect(hear(spoken, off, 25).isSilent).toBe(false);
    expect(hear(spoken, off, 31).isSilent).toBe(true);
  });

  it('is not told of any more when sound comes back, and then with more patience', () => {
    const back = hear(hear(silenceStart, off, 9), speech, 1);
    expect(back.isSilent).toBe(false);
    expect(hear(back, off, 45).isSilent).toBe(false);
    expect(hear(back, off, 61).isSilent).toBe(true);
  });
});

describe('no microphone that gives nothing', () => {
  it('is somebody who says nothing in a quiet room, however long', () => {
    expect(hear(silenceStart, room, 600).isSilent).toBe(false);
  });

  it('is a muted one, or one that the browser does not let us hear', () => {
    expect(hear(silenceStart, undefined, 600).isSilent).toBe(false);
    expect(hear(hear(silenceStart, off, 9), undefined, 1).isSilent).toBe(false);
  });

  it('is one that cuts the pauses between sentences to nothing', () => {
    let state = hear(silenceStart, speech, 2);
    for (const _ of [1, 2, 3, 4]) {
      state = hear(state, off, 20);
      expect(state.isSilent).toBe(false);
      state = hear(state, speech, 2);
    }
  });

  it('is a computer that slept', () => {
    const before = hear(silenceStart, off, 4);
    expect(watchSilence(before, off, before.at + 3_600_000).isSilent).toBe(false);
  });
});
