import type { CollabLimits } from '@rapport/shared/collab/limits';
import type { Seat } from '../client/seat.ts';

export interface TargetOptions {
  /** Holds data and logs of this one run. */
  readonly dir: string;
  readonly rooms: number;
  /** Limits of ours that the scenario must exceed, or shortens; peers have none like them. */
  readonly limits: Partial<CollabLimits>;
}

/** A server with fresh data, in a process of its own. */
export interface Running {
  readonly pid: number;
  readonly databasePid: number | undefined;
  /** @param client of that room: clients of one room are different people by turns */
  seat(room: number, client: number): Seat;
  /** Resolves when all that it has taken is stored, for those whose clients are not told. */
  stored(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Ends it as an operator does. */
  stop(): Promise<void>;
  /** Starts it again on the same data and port; resolves when it takes connections. */
  start(): Promise<void>;
  /** Ends everything. */
  end(): Promise<void>;
}

export interface Target {
  readonly name: string;
  launch(options: TargetOptions): Promise<Running>;
}
