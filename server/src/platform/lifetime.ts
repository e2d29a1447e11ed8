import type { Log } from './log.ts';

type End = () => void | Promise<void>;

/** Owns what was started. Ends in reverse order, each part once, all within a deadline. */
export class Lifetime {
  readonly #ends: { name: string; end: End }[] = [];
  #ending: Promise<void> | undefined;

  get ending(): boolean {
    return this.#ending !== undefined;
  }

  /** Registers how a part ends. Later parts end first. */
  onEnd(name: string, end: End): void {
    this.#ends.push({ name, end });
  }

  /** A repeating timer that never overlaps itself and stops with this lifetime. Failures go to `onError`. */
  every(ms: number, name: string, task: () => Promise<void> | void, onError: (error: unknown) => void): void {
    let timer: NodeJS.Timeout | undefined;
    let running: Promise<void> = Promise.resolve();
    const schedule = () => {
      timer = setTimeout(() => {
        running = Promise.resolve()
          .then(task)
          .catch(onError)
          .then(() => {
            if (!this.ending) schedule();
          });
      }, ms);
      timer.unref();
    };
    schedule();
    this.onEnd(name, async () => {
      clearTimeout(timer);
      await running;
    });
  }

  /** Ends everything; a second call waits for the first. A part that fails or passes the deadline is logged and skipped. */
  end(log: Log, deadlineMs = 5_000): Promise<void> {
    this.#ending ??= this.#endAll(log, Date.now() + deadlineMs);
    return this.#ending;
  }

  async #endAll(log: Log, deadline: number): Promise<void> {
    for (const { name, end } of this.#ends.reverse()) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('deadline passed')), Math.max(50, deadline - Date.now()));
      });
      await Promise.race([Promise.resolve().then(end), late])
        .catch((error: unknown) => log.error({ part: name, err: error }, 'part did not end well'))
        .finally(() => clearTimeout(timer));
    }
  }
}
