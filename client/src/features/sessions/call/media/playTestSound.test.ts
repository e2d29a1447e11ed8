import { expect, it, onTestFinished, vi } from 'vitest';
import { playTestSound } from './playTestSound.ts';

/** Stands for the browser's sound, which no test outside of a browser has; `clock` is the context's own (s). */
function speaker() {
  const clock = { now: 0 };
  const happened: string[] = [];
  const starts: number[] = [];
  let play: () => void = () => undefined;
  const playing = new Promise<void>((resolve) => {
    play = resolve;
  });
  const parameter = () => ({
    value: 0,
    setValueAtTime: () => undefined,
    linearRampToValueAtTime: () => undefined,
    exponentialRampToValueAtTime: () => undefined,
  });
  class Context {
    get currentTime() {
      return clock.now;
    }
    resume = async () => void happened.push('resume');
    close = async () => void happened.push('close');
    createMediaStreamDestination = () => ({ stream: {} });
    createGain = () => ({ gain: parameter(), connect: (to: unknown) => to });
    createOscillator = () => ({
      frequency: parameter(),
      connect: (to: unknown) => to,
      start: (at: number) => starts.push(at),
      stop: () => undefined,
    });
  }
  class Player {
    srcObject: unknown;
    play = () => {
      happened.push('play');
      return playing;
    };
  }
  vi.stubGlobal('AudioContext', Context);
  vi.stubGlobal('Audio', Player);
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  return { clock, happened, starts, play };
}

it('begins within the press', () => {
  const { happened } = speaker();
  void playTestSound(undefined);
  expect(happened).toEqual(['resume', 'play']);
});

it('has its notes still to come when the player plays, and lets them end', async () => {
  const { clock, happened, starts, play } = speaker();
  const done = playTestSound(undefined);
  clock.now = 5;
  play();
  await done;
  expect(starts).toHaveLength(2);
  expect(Math.min(...starts)).toBeGreaterThan(clock.now);
  vi.advanceTimersByTime(1_499);
  expect(happened).not.toContain('close');
  vi.advanceTimersByTime(1);
  expect(happened).toContain('close');
});
