import type { Page } from '@playwright/test';
import type { Stack } from '@rapport/infra/testing';
import type { Seat } from '../fixtures/rapport.ts';

/**
 * Sees a page in one state and leaves it as it was found; `state` is a file name. `fixed` states exist only at the size
 * that the page has now (the sheet of a phone, what closes when the window changes).
 */
export type Visit = (state: string, page: Page, size?: 'every' | 'fixed') => Promise<void>;

/** What every part of the walk is given. */
export interface Walk {
  readonly stack: Stack;
  /** A window whose clock is in Berlin and whose words are British, so that pictures look the same anywhere. */
  readonly sit: (origin: string) => Promise<Seat>;
  readonly visit: Visit;
}

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };
/** A4 at 96 dots per inch, without its margins. */
export const sheetOfPaper = { width: 640, height: 970 };
