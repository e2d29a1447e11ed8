import type { Page } from '@playwright/test';
import { expect } from '../../fixtures/rapport.ts';
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
const leaveButton = (page: Page) => page.getByRole('button', { name: 'Leave', exact: true });

/** How long after `from` both hear and see each other again. */
export async function backAfter(pair: FarPair, from: number): Promise<Reading> {
  const times = await Promise.all(pagesOf(pair).map((page) => flowsAfter(page, from)));
  return { 'back after': Math.max(...times) - from };
}

/** The way out of the call is there, and can be pressed, whatever is wrong. */
export async function canLeave(page: Page): Promise<void> {
  await page.mouse.move(400 + Math.random() * 50, 400);
  await leaveButton(page).click({ trial: true, timeout: 3_000 });
}

/** Leaves by the button, and waits until the page says so. */
export async function leave(page: Page): Promise<void> {
  await canLeave(page);
  await leaveButton(page).click();
  await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
}

/** The far one, who left, comes back; answers as `backAfter` does. */
export async function rejoin(pair: FarPair): Promise<Reading> {
  const at = Date.now();
  await pair.mentee.page.getByRole('button', { name: 'Rejoin', exact: true }).click();
  return backAfter(pair, at);
}
