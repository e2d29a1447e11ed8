import { randomInt } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import { percentile } from './percentile.ts';
import { regressionSeeds, type SeededRow } from './regressionSeeds.ts';
import { isFull, type RowName, roundsOf } from './rounds.ts';

/** What a row found, one line of JSON in the file that RAPPORT_FAULT_REPORT names. */
export interface RowReport {
  readonly row: string;
  readonly rounds: number;
  readonly result: string;
  /** Of what the row measures most: p50, p99 and the most (ms). */
  readonly times?: { readonly of: string; readonly p50: number; readonly p99: number; readonly max: number };
}

/** One row of the table of faults and attacks: how many rounds it has, and what it has to say in the end. */
export class Row {
  readonly rounds: number;
  readonly full = isFull;
  readonly #name: RowName;
  readonly #found: string[] = [];
  #times: RowReport['times'];

  constructor(name: RowName) {
    this.#name = name;
    this.rounds = roundsOf(name);
    afterAll(() => this.#report());
  }

  /** Says what was counted. */
  found(text: string): void {
    this.#found.push(text);
  }

  /** What the row measures most; see `within` for what it has to keep. */
  measured(of: string, ms: readonly number[]): void {
    this.#times = { of, p50: percentile(ms, 0.5), p99: percentile(ms, 0.99), max: Math.max(...ms) };
  }

  /** Figures of the machine are a claim in the full run only. */
  within(what: string, value: number, most: number): void {
    this.found(`${what} ${round(value)} (most ${most})`);
    if (this.full) expect.soft(value, what).toBeLessThanOrEqual(most);
  }

  /** New seeds, after those that have failed once. RAPPORT_FAULT_SEED repeats one. */
  seeds(row: SeededRow, count = this.rounds): number[] {
    const again = process.env.RAPPORT_FAULT_SEED;
    if (again !== undefined) return [Number(again)];
    const first = randomInt(2 ** 31);
    console.log(`${this.#name}: seeds ${first} to ${first + count - 1}`);
    this.found(`seeds from ${first}`);
    return [...regressionSeeds[row], ...Array.from({ length: count }, (_, index) => first + index)];
  }

  #report(): void {
    const file = process.env.RAPPORT_FAULT_REPORT;
    const report: RowReport = {
      row: this.#name,
      rounds: this.rounds,
      result: this.#found.join('; '),
      ...(this.#times && { times: this.#times }),
    };
    if (file) appendFileSync(file, `${JSON.stringify(report)}\n`);
  }
}

/** Says which seed it was when `work` fails. */
export async function ofSeed(seed: number, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`seed ${seed} failed: RAPPORT_FAULT_SEED=${seed} repeats it, regressionSeeds.ts keeps it`);
    throw error;
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
