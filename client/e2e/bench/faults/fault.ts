import type { Page } from '@playwright/test';
import type { FarPair } from './farPair.ts';
import { flowsAfter } from './flow.ts';

/** What is measured of one run of a fault (ms, unless the goal's words say otherwise). */
export type Reading = Readonly<Record<string, number>>;

export interface Goal {
  readonly what: string;
  /** Of the readings of all runs. */
  readonly median?: number;
  readonly worst?: number;
}

/** Something that goes wrong during a call, and what is then asked of it. */
export interface Fault {
  readonly name: string;
  readonly goals: readonly Goal[];
  /** Begins and ends with a call that flows in both directions. */
  run(pair: FarPair): Promise<Reading>;
}

export const backWithin = (median: number, worst = median): Goal[] => [{ what: 'back after', median, worst }];
export const pagesOf = ({ mentor, mentee }: FarPair): Page[] => [mentor.page, mentee.page];
const leave = (page: Page) => page.getByRole('button', { name: 'Leave', exact: true });

/** How long after `from` both hear and see each other again. */
export async function backAfter(pair: FarPair, from: number): Promise<Reading> {
  const times = await Promise.all(pagesOf(pair).map((page) => flowsAfter(page, from)));
  return { 'back after': Math.max(...times) - from };
}

/** The way out of the call is there, and can be pressed, whatever is wrong. */
export async function canLeave(page: Page): Promise<void> {
  await page.mouse.move(400 + Math.random() * 50, 400);
  await leave(page).click({ trial: true, timeout: 3_000 });
}
