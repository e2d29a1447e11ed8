import type { CollabLimits } from '@rapport/shared/collab/limits';

/**
 * A sender whose updates build on something that we do not have. What it sends meanwhile is not kept: it is asked
 * once for everything, and has so many bytes and so much time to bring it.
 */
export class GapWatch {
  readonly #limits: Pick<CollabLimits, 'gapBytes' | 'gapMs'>;
  readonly #onTimeout: () => void;
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: Pick<CollabLimits, 'gapBytes' | 'gapMs'>, onTimeout: () => void) {
    this.#limits = limits;
    this.#onTimeout = onTimeout;
  }

  /** @returns true when the sender is to be asked */
  missing(bytes: number): boolean {
    const first = this.#timer === undefined;
    this.#timer ??= setTimeout(this.#onTimeout, this.#limits.gapMs);
    this.#bytes += bytes;
    if (this.#bytes > this.#limits.gapBytes) this.#onTimeout();
    return first;
  }

  closed(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#bytes = 0;
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
