import type { Part } from './part.ts';

/** Counts a connection's update-carrying messages and tells how many of them are durable. */
export class DurableCount {
  readonly #tell: (messages: number) => void;
  /** Messages whose parts are on their way, in order, with the count that they stand for. */
  readonly #onTheirWay: { readonly part: Part; upTo: number }[] = [];
  #received = 0;
  #told = 0;
  #ceiling = Number.POSITIVE_INFINITY;

  constructor(tell: (messages: number) => void) {
    this.#tell = tell;
  }

  /** A message was taken in whole; `part` is undefined when all of it is stored already. */
  took(part: Part | undefined): void {
    this.#received += 1;
    const last = this.#onTheirWay.at(-1);
    if (part && part !== last?.part) this.#onTheirWay.push({ part, upTo: this.#received });
    else if (last) last.upTo = this.#received;
    else this.#durable(this.#received);
  }

  /** The next message is left out, wholly or in part: nothing from it on counts until `resolved`. */
  miss(): void {
    this.#ceiling = Math.min(this.#ceiling, this.#received);
  }

  /** The sender has sent everything that we did not have: what was missed is in what comes now. */
  resolved(): void {
    this.#ceiling = Number.POSITIVE_INFINITY;
  }

  stored(): void {
    let upTo = 0;
    while (this.#onTheirWay[0]?.part.stored) upTo = this.#onTheirWay.shift()?.upTo ?? upTo;
    if (upTo > 0) this.#durable(upTo);
  }

  #durable(upTo: number): void {
    const messages = Math.min(upTo, this.#ceiling);
    if (messages <= this.#told) return;
    this.#told = messages;
    this.#tell(messages);
  }
}
