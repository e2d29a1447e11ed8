import { Observable } from '../Observable.ts';

/** A line is weak for a moment now and then: only one that stays so is worth a question (ms). */
const weakFor = 10_000;
/** Who said no is left alone for so long (ms). */
const quietFor = 10 * 60_000;

/** Whether to offer going on without pictures: a line that stays weak asks, one that recovers takes it back. */
export class WeakWatch {
  readonly isOffered = new Observable(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #quietUntil = Number.NEGATIVE_INFINITY;

  hear(isWeak: boolean): void {
    if (!isWeak) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      return this.isOffered.set(false);
    }
    this.#timer ??= setTimeout(() => {
      if (Date.now() >= this.#quietUntil) this.isOffered.set(true);
    }, weakFor);
  }

  /** The person answered, whatever they said. */
  answered(): void {
    this.#quietUntil = Date.now() + quietFor;
    this.isOffered.set(false);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
