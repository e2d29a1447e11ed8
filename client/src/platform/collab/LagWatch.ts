import { isDurable, type SendProof } from './saveState.ts';

/** Beyond this a server that is connected and does not answer is worth a word (ms). */
const lateAfter = 5_000;

/**
 * Notices that a connected server has not called durable what it was sent longer ago than it should take. Measured
 * from one mark to the next: who types without a pause always has something on its way.
 */
export class LagWatch {
  readonly #tell: (isLate: boolean) => void;
  /** So many messages must be durable in time; `undefined` while nothing is waited for. */
  #mark: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #late = false;

  constructor(tell: (isLate: boolean) => void) {
    this.#tell = tell;
  }

  note(proof: SendProof): void {
    if (!proof.online || isDurable(proof)) return this.#wait(undefined);
    // The synchronisation itself is waited for like a message: counted as one more than there can be.
    const reached = proof.synced ? proof.durable : Number.NEGATIVE_INFINITY;
    if (this.#mark === undefined || reached >= this.#mark) this.#wait(proof.sent);
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #wait(mark: number | undefined): void {
    clearTimeout(this.#timer);
    this.#mark = mark;
    this.#become(false);
    if (mark !== undefined) this.#timer = setTimeout(() => this.#become(true), lateAfter);
  }

  #become(late: boolean): void {
    if (this.#late === late) return;
    this.#late = late;
    this.#tell(late);
  }
}
