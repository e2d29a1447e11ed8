import { minute } from './sessionState.ts';

/** What the session's clock shows; all times in ms. */
export interface ClockReading {
  /** Since the planned start; negative before it. */
  readonly elapsed: number;
  /** Until the planned end; negative in overtime. */
  readonly remaining: number;
  readonly overtime: number;
  readonly phase: 'before' | 'running' | 'five_minutes' | 'overtime';
}

/** Reads the clock of a session that starts at `startsAt` (ms) and lasts `minutes`. Pure: `now` is server time. */
export function readClock(startsAt: number, minutes: number, now: number): ClockReading {
  const remaining = startsAt + minutes * minute - now;
  const elapsed = now - startsAt;
  return {
    elapsed,
    remaining,
    overtime: Math.max(0, -remaining),
    phase:
      elapsed < 0
        ? 'before'
        : remaining <= 0
          ? 'overtime'
          : remaining <= 5 * minute
            ? 'five_minutes'
            : 'running',
  };
}

/** Minutes before the end at which the clock warns, once each. */
export const clockWarnings = [10, 5, 0] as const;

/** The warning that falls between two readings of the clock, the most urgent one if several do. */
export function warningBetween(
  remainingBefore: number,
  remainingNow: number,
): (typeof clockWarnings)[number] | undefined {
  return clockWarnings.findLast((mark) => remainingBefore > mark * minute && remainingNow <= mark * minute);
}

/** `32:10`, `1:02:03`, `+3:12` beyond the end; whole seconds, never negative without its sign. */
export function clockFace(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
