import { setTimeout as sleep } from 'node:timers/promises';
import type { CollabLimits } from '@rapport/shared/collab/limits';
import type { Purse } from './purse.ts';

/** What could not be afforded is tried again so soon (ms). */
const againMs = 100;

interface Options {
  readonly limits: Pick<CollabLimits, 'answersBurstBytes'>;
  /** The person's; `price` is taken from it. */
  readonly purse: Pick<Purse, 'answers'>;
  /** Bytes that have to be looked through for an answer. */
  readonly price: () => number;
  readonly answer: (stateVector: Uint8Array) => void;
}

/**
 * Answers to the steps 1 of a connection. Each costs a walk through the whole document, so there is one
 * in a turn of the event loop, and no more than can be afforded: what is asked meanwhile is answered together, by the
 * newest state vector.
 */
export class Answers {
  readonly #options: Options;
  #asked: Uint8Array | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(options: Options) {
    this.#options = options;
  }

  ask(stateVector: Uint8Array): void {
    // A view would keep the whole frame.
    this.#asked = Uint8Array.from(stateVector);
    this.#timer ??= setTimeout(() => this.#answer(), 0);
  }

  /** True when an answer can be afforded now: it is paid then. */
  pay(): boolean {
    const { limits, purse, price } = this.#options;
    return purse.answers.take(performance.now(), Math.min(price(), limits.answersBurstBytes));
  }

  /** Resolves when an answer has been paid, or at the end. */
  async paid(): Promise<void> {
    while (!this.#ended && !this.pay()) await sleep(againMs);
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  #answer(): void {
    this.#timer = undefined;
    if (!this.#asked) return;
    if (!this.pay()) {
      this.#timer = setTimeout(() => this.#answer(), againMs);
      return;
    }
    const stateVector = this.#asked;
    this.#asked = undefined;
    this.#options.answer(stateVector);
  }
}
