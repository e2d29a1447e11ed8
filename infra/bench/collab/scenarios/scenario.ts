import type { CollabLimits } from '@rapport/shared/collab/limits';
import type { Floor } from '../floors/floor.ts';
import type { Running, Target } from '../targets/target.ts';

/** What one run measured on one target, by the name of the figure. */
export type Figures = Readonly<Record<string, number>>;

/** The figures of one round, by target. */
export type Round = Readonly<Record<string, Figures>>;

/** A figure as it is printed. */
export interface Column {
  readonly figure: string;
  readonly title: string;
  /** Digits behind the point. */
  readonly digits?: number;
}

/** What must hold for Rapport: the median over the rounds lies within the bounds. */
export interface Goal {
  readonly says: string;
  readonly of: (round: Round) => number;
  readonly most?: number;
  readonly least?: number;
}

export interface RunOptions {
  readonly target: string;
  /** Smaller and less exact, to see that it works. */
  readonly quick: boolean;
}

export interface Scenario {
  readonly name: string;
  readonly about: string;
  readonly rooms: number;
  readonly targets: readonly Target[];
  /** Measured in each round after the targets, and printed below them. */
  readonly floors?: readonly Floor[];
  /** How often each target is measured; repetitions within a run count as one round. */
  readonly rounds?: number;
  /** Limits of Rapport's that it must exceed, or that it shortens to save time. */
  readonly limits: Partial<CollabLimits>;
  readonly columns: readonly Column[];
  readonly goals: readonly Goal[];
  /** Runs once, before the first round. */
  prepare?(): Promise<void>;
  measure(server: Running, options: RunOptions): Promise<Figures>;
}

/** What scenarios are made with. */
export interface Bench {
  readonly rapport: Target;
  /** For files that live as long as the bench runs. */
  readonly dir: string;
  /** A gzipped editing trace. */
  readonly trace: string | undefined;
}
