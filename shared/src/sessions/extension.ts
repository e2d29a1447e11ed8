import { minute } from './sessionState.ts';

/** What one press adds (minutes). */
export const extensionStep = 10;
/** So often one session may be made longer: an hour in all. */
export const mostExtensions = 6;
/** No session is longer than this, however it came to its length (minutes). */
export const longestSession = 240;

/** Times in ms, length in minutes. */
interface Length {
  readonly startsAt: number;
  readonly minutes: number;
}

/**
 * How long (minutes) a session is when it is made longer at `now`: ten minutes beyond its planned end or, once that has
 * passed, beyond the present minute. Undefined when it would be longer than any session is, or was made longer too often.
 */
export function extendedLength(
  { startsAt, minutes }: Length,
  times: number,
  now: number,
): number | undefined {
  const end = Math.max(minutes, Math.ceil((now - startsAt) / minute)) + extensionStep;
  return times < mostExtensions && end <= longestSession ? end : undefined;
}
