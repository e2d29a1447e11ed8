import { expect, it } from 'vitest';
import { pushLimits } from './push.limits.ts';
import { retryAfterMs } from './retryAfterMs.ts';

const now = Date.UTC(2027, 0, 4, 12);

it.each([
  ['120', 120_000],
  ['Mon, 04 Jan 2027 12:00:30 GMT', 30_000],
  [undefined, pushLimits.retryMs],
  ['soon', pushLimits.retryMs],
  ['0', 1_000],
  ['Mon, 04 Jan 2027 11:00:00 GMT', 1_000],
  ['99999999', pushLimits.longestRetryMs],
])('reads Retry-After %s as %i ms', (header, ms) => {
  expect(retryAfterMs(header, now)).toBe(ms);
});
