/** Lets through so many at once, and then one in each `everyMs`. */
export class Meter {
  readonly #burst: number;
  readonly #everyMs: number;
  #left: number;
  #at: number | undefined;

  constructor(burst: number, everyMs: number) {
    this.#burst = burst;
    this.#everyMs = everyMs;
    this.#left = burst;
  }

  /** @param now ms */
  take(now: number): boolean {
    const passed = now - (this.#at ?? now);
    this.#at = now;
    this.#left = Math.min(this.#burst, this.#left + Math.max(0, passed) / this.#everyMs);
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
