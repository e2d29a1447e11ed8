import type { DeleteRange } from './updateShape.ts';

/** Deleted clocks of every client, as sorted intervals that neither overlap nor touch. */
export class DeleteIndex {
  /** Flat pairs of first clock and the one after the last. */
  readonly #clients = new Map<number, number[]>();
  #size = 0;

  constructor(ranges: Iterable<DeleteRange> = []) {
    for (const range of ranges) this.add(range);
  }

  /** Pairs of first clock and the one after the last, flat, by client. */
  [Symbol.iterator](): IterableIterator<readonly [client: number, bounds: readonly number[]]> {
    return this.#clients.entries();
  }

  /** How many intervals there are. */
  get size(): number {
    return this.#size;
  }

  covers({ client, clock, end }: DeleteRange): boolean {
    const bounds = this.#clients.get(client);
    if (!bounds) return false;
    const after = firstAbove(bounds, clock);
    return after % 2 === 1 && (bounds[after] ?? 0) >= end;
  }

  add({ client, clock, end }: DeleteRange): void {
    const bounds = this.#clients.get(client);
    if (!bounds) {
      this.#clients.set(client, [clock, end]);
      this.#size += 1;
      return;
    }
    // An odd index is inside an interval; touching ones are joined, hence from `clock - 1` to `end`.
    const from = firstAbove(bounds, clock - 1);
    const to = firstAbove(bounds, end);
    const before = bounds.length;
    bounds.splice(from, to - from, ...(from % 2 === 0 ? [clock] : []), ...(to % 2 === 0 ? [end] : []));
    this.#size += (bounds.length - before) / 2;
  }
}

/** Index of the first bound that is greater than `value`. */
function firstAbove(bounds: readonly number[], value: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
