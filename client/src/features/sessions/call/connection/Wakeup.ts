/** A wait that somebody may cut short. */
export class Wakeup {
  #wake: (() => void) | undefined;

  /** Resolves after `ms`, or at `now`. */
  within(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.now(), ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  now(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }
}
