import type { Figures } from '../scenarios/scenario.ts';

/** What this machine takes for one step of it, with no server in between: it says what a missed goal is due to. */
export interface Floor {
  readonly name: string;
  /** @param dir where it may write */
  measure(options: { readonly dir: string; readonly quick: boolean }): Promise<Figures>;
}
