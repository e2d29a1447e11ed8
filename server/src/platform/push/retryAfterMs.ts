import { pushLimits } from './push.limits.ts';

/** How long to wait (ms) by a `Retry-After` header, which is a number of seconds or a date. */
export function retryAfterMs(header: string | undefined, now: number): number {
  const asked = header === undefined ? Number.NaN : readMs(header.trim(), now);
  if (Number.isNaN(asked)) return pushLimits.retryMs;
  return Math.min(Math.max(asked, 1_000), pushLimits.longestRetryMs);
}

function readMs(header: string, now: number): number {
  return /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
}
