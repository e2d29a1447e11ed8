import type { Lifetime } from './lifetime.ts';
import type { Log } from './log.ts';

type Sweep = (now: number) => Promise<void>;

/**
 * Work that must happen even when nobody asks: each sweep reads live state, may die at any step and is repeated.
 * One failing sweep does not stop the others.
 */
export class Sweeper {
  readonly #sweeps = new Map<string, Sweep>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** @param everyMs for what need not be done each time */
  add(name: string, sweep: Sweep, { everyMs = 0 }: { everyMs?: number } = {}): void {
    let doneAt = Number.NEGATIVE_INFINITY;
    this.#sweeps.set(name, async (now) => {
      // A clock that was set back must not keep a sweep waiting.
      if (now >= doneAt && now < doneAt + everyMs) return;
      await sweep(now);
      doneAt = now;
    });
  }

  /** Runs every sweep once; tests call it with the time they need. */
  async run(now: number): Promise<void> {
    for (const [name, sweep] of this.#sweeps) {
      await sweep(now).catch((error: unknown) =>
        this.#log.error({ sweep: name, err: error }, 'sweep failed'),
      );
    }
  }

  start(lifetime: Lifetime, everyMs: number, now: () => number): void {
    lifetime.every(
      everyMs,
      'sweeper',
      () => this.run(now()),
      (error) => this.#log.error({ err: error }, 'sweeper failed'),
    );
  }
}
