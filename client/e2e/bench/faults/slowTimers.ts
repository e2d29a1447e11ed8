import type { Page } from '@playwright/test';
import { expect } from '../../fixtures/rapport.ts';

/** What a browser lets the timers of a page in the background wait at least (ms). */
const inBackground = 1_000;

type Slowed = { timersWait: number };

/**
 * Makes a page whose timers can be slowed as in the background, those that run already as well. Played: headless, a page
 * is never in the background. Not played is that a browser slows them to once a minute after five minutes: it does not
 * while a connection stands.
 */
export function slowTimers(): void {
  const { setTimeout: begin, clearTimeout: end } = window;
  const slowed = Object.assign(window, { timersWait: 0 });
  const repeating = new Map<number, number>();
  const wait = (ms = 0) => Math.max(ms, slowed.timersWait);
  const call = (handler: TimerHandler, given: unknown[]) => {
    if (typeof handler === 'function') handler(...given);
  };
  const timeout = (handler: TimerHandler, ms?: number, ...given: unknown[]) =>
    begin(() => call(handler, given), wait(ms));
  const interval = (handler: TimerHandler, ms?: number, ...given: unknown[]) => {
    const again = () => begin(tick, wait(ms));
    const tick = () => {
      repeating.set(id, again());
      call(handler, given);
    };
    const id = again();
    repeating.set(id, id);
    return id;
  };
  const clear = (id?: number) => {
    end(id === undefined ? undefined : (repeating.get(id) ?? id));
    if (id !== undefined) repeating.delete(id);
  };
  Object.assign(window, {
    ...{ setTimeout: timeout, setInterval: interval, clearTimeout: clear, clearInterval: clear },
  });
}

/** Puts the page where nobody looks, or takes it to the front again. */
export async function hide(page: Page, isHidden: boolean): Promise<void> {
  const waited = await page.evaluate(
    async ([hidden, ms]) => {
      (window as unknown as Slowed).timersWait = hidden ? ms : 0;
      const state = { hidden, visibilityState: hidden ? 'hidden' : 'visible' };
      for (const [name, value] of Object.entries(state))
        Object.defineProperty(document, name, { configurable: true, get: () => value });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      const at = Date.now();
      await new Promise((resolve) => setTimeout(resolve));
      return Date.now() - at;
    },
    [isHidden, inBackground] as const,
  );
  if (isHidden) expect(waited, 'a timer in the background').toBeGreaterThanOrEqual(inBackground);
}
