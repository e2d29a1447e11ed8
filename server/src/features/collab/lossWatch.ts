import type { CollabLimits } from '@rapport/shared/collab/limits';

/** Asked again ever more rarely, up to this (ms): each answer costs the sender all that we lack. */
const longestMs = 60_000;

interface Options extends Pick<CollabLimits, 'lossMs'> {
  /** Asks the sender for everything that we lack. */
  readonly ask: () => void;
  /** `behind` is another than before. */
  readonly onChange: () => void;
}

/**
 * A sender who has text of others that we lack, as after a crash, or when an older database has taken the place of
 * one that was lost. Whoever wrote it may still bring it: only when nobody has done so after a while are we behind.
 */
export class LossWatch {
  readonly #options: Options;
  #timer: NodeJS.Timeout | undefined;
  #waitMs: number;
  #lacking = false;
  #behind = false;

  constructor(options: Options) {
    this.#options = options;
    this.#waitMs = options.lossMs;
  }

  /** The sender's last answer held something that we lack and may not take from it. */
  get lacking(): boolean {
    return this.#lacking;
  }

  /** It still did when it was asked again: nobody has brought it. */
  get behind(): boolean {
    return this.#behind;
  }

  /** The sender has sent everything that it has and we lack. @param partial some of it is not its own */
  answered(partial: boolean): void {
    clearTimeout(this.#timer);
    const isBehind = partial && this.#lacking;
    this.#lacking = partial;
    if (isBehind !== this.#behind) {
      this.#behind = isBehind;
      this.#options.onChange();
    }
    if (!partial) {
      this.#waitMs = this.#options.lossMs;
      return;
    }
    this.#timer = setTimeout(this.#options.ask, this.#waitMs);
    this.#waitMs = Math.min(longestMs, 2 * this.#waitMs);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
