import type { Page } from '@playwright/test';
import type { FarPair } from '../../fixtures/farPair.ts';
import { flowsAfter } from './flow.ts';

/** What is measured of one run of a fault (ms, unless its goal says otherwise). */
export type Reading = Readonly<Record<string, number>>;

/** One run of a fault. */
export interface Run {
  readonly reading: Reading;
  /** On which ways the far one's sound and picture travelled when it was over. */
  readonly endedOn: string;
}

export interface Goal {
  readonly what: string;
  /** In which it is shown; seconds where it is left out. */
  readonly unit?: 'ms' | 'count';
  /** Of the readings of all runs. */
  readonly median?: number;
  readonly worst?: number;
}

/** Something that goes wrong during a call, and what is then asked of it. */
export interface Fault {
  readonly name: string;
  readonly goals: readonly Goal[];
  /** After it the SFU may remember that a line has failed: each run begins in a window that it does not know. */
  readonly isRemembered?: boolean;
  /** The far one comes in during it, by a page that was loaded anew. */
  readonly comesIn?: boolean;
  /** Who could leave all the while: both, unless one sleeps, or goes. */
  readonly awake?: (pair: FarPair) => Page[];
  /** Begins with a call that flows in both directions over UDP, and ends with one that flows. */
  run(pair: FarPair): Promise<Reading>;
}

export const backWithin = (median: number, worst = median): Goal[] => [{ what: 'back after', median, worst }];
export const pagesOf = ({ mentor, mentee }: FarPair): Page[] => [mentor.page, mentee.page];
export const mentorOnly = ({ mentor }: FarPair): Page[] => [mentor.page];

/** How long after `from` both hear and see each other again. */
export async function backAfter(pair: FarPair, from: number): Promise<Reading> {
  const times = await Promise.all(pagesOf(pair).map((page) => flowsAfter(page, from)));
  return { 'back after': Math.max(...times) - from };
}
