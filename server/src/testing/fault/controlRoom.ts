import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { percentile } from './percentile.ts';
import type { Row } from './row.ts';
import type { Seat } from './typingPeer.ts';

/** What two people in a room that nobody attacks have met. */
export interface ControlReport {
  /** From an edit to its arrival (ms). */
  readonly took: readonly number[];
  /** Edits that never arrived. */
  readonly lost: number;
  readonly closes: number;
}

export interface ControlRoom {
  /** Every edit has arrived over connections that never closed, in a full run within 150 ms at p99. Ends the room. */
  expectUntouched(row: Row): Promise<void>;
}

export async function startControl(seats: readonly Seat[]): Promise<ControlRoom> {
  const child = fork(fileURLToPath(new URL('controlProcess.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  child.send(seats);
  await once(child, 'message');
  return {
    expectUntouched: async (row) => {
      child.send('end');
      const [report] = (await once(child, 'message')) as [ControlReport];
      child.kill('SIGKILL');
      expect(report.closes).toBe(0);
      expect(report.lost).toBe(0);
      expect(report.took.length).toBeGreaterThan(0);
      row.within('control p99, ms', percentile(report.took, 0.99), 150);
    },
  };
}
