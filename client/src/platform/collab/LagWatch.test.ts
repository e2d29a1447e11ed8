import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LagWatch } from './LagWatch.ts';

const idle = { online: true, synced: true, unsent: false, sent: 3, durable: 3 };

let isLate = false;
let watch: LagWatch;

beforeEach(() => {
  vi.useFakeTimers();
  isLate = false;
  watch = new LagWatch((late) => {
    isLate = late;
  });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a server that answers nothing for five seconds is late, until it answers', () => {
  watch.note(idle);
  watch.note({ ...idle, sent: 4 });
  vi.advanceTimersByTime(4_900);
  watch.note({ ...idle, sent: 5 });
  expect(isLate).toBe(false);
  vi.advanceTimersByTime(200);
  expect(isLate).toBe(true);
  watch.note({ ...idle, sent: 5, durable: 4 });
  expect(isLate).toBe(false);
  // What came after the mark has its own five seconds.
  vi.advanceTimersByTime(5_100);
  expect(isLate).toBe(true);
  watch.note({ ...idle, sent: 5, durable: 5 });
  expect(isLate).toBe(false);
});

test('who types without a pause to a server that keeps up hears nothing', () => {
  for (let sent = 4; sent < 200; sent += 1) {
    watch.note({ ...idle, sent, durable: sent - 2 });
    vi.advanceTimersByTime(100);
    expect(isLate).toBe(false);
  }
});

test('a synchronisation that does not come to its end is late, a lost connection is not', () => {
  watch.note({ ...idle, synced: false, sent: 0, durable: 0 });
  vi.advanceTimersByTime(5_100);
  expect(isLate).toBe(true);
  watch.note({ ...idle, online: false, synced: false });
  expect(isLate).toBe(false);
  vi.advanceTimersByTime(10_000);
  expect(isLate).toBe(false);
});
