import type { DeleteRange } from './updateShape.ts';

/** So many ranges are put in one by one; each moves all that stands behind it, so more are merged in one walk. */
const few = 16;

/** Deleted clocks of every client, as sorted intervals that neither overlap nor touch. */
export class DeleteIndex {
  /** Flat pairs of first clock and the one after the last. */
  readonly #clients = new Map<number, number[]>();
  #size = 0;

  constructor(ranges: readonly DeleteRange[] = []) {
    this.add(ranges);
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

  /** By how many intervals more there would be with those of the other; less than 0 where it joins some. */
  growth(other: DeleteIndex): number {
    let bounds = 0;
    for (const [client, added] of other) {
      const own = this.#clients.get(client) ?? [];
      for (let i = 0; i < added.length; i += 2) {
        const { from, to, put } = placeOf(own, added[i] ?? 0, added[i + 1] ?? 0);
        bounds += put.length - (to - from);
      }
    }
    return bounds / 2;
  }

  add(ranges: readonly DeleteRange[]): void {
    if (ranges.length <= few) for (const range of ranges) this.#splice(range);
    else for (const [client, added] of byClient(ranges)) this.#merge(client, added);
  }

  #splice({ client, clock, end }: DeleteRange): void {
    const bounds = this.#clients.get(client) ?? [];
    this.#clients.set(client, bounds);
    const { from, to, put } = placeOf(bounds, clock, end);
    bounds.splice(from, to - from, ...put);
    this.#size += (put.length - (to - from)) / 2;
  }

  #merge(client: number, added: DeleteRange[]): void {
    const bounds = this.#clients.get(client) ?? [];
    const merged: number[] = [];
    let at = 0;
    const takeUpTo = (clock: number) => {
      for (; (bounds[at] ?? Number.POSITIVE_INFINITY) <= clock; at += 2) {
        append(merged, bounds[at] ?? 0, bounds[at + 1] ?? 0);
      }
    };
    for (const { clock, end } of added.sort((one, other) => one.clock - other.clock)) {
      takeUpTo(clock);
      append(merged, clock, end);
    }
    takeUpTo(Number.MAX_SAFE_INTEGER);
    this.#clients.set(client, merged);
    this.#size += (merged.length - bounds.length) / 2;
  }
}

function byClient(ranges: readonly DeleteRange[]): Map<number, DeleteRange[]> {
  const clients = new Map<number, DeleteRange[]>();
  for (const range of ranges) {
    const of = clients.get(range.client);
    if (of) of.push(range);
    else clients.set(range.client, [range]);
  }
  return clients;
}

/** Adds an interval that begins behind the others' beginnings. */
function append(bounds: number[], clock: number, end: number): void {
  const last = bounds.length - 1;
  const lastEnd = bounds[last];
  if (lastEnd === undefined || lastEnd < clock) bounds.push(clock, end);
  else if (lastEnd < end) bounds[last] = end;
}

/** Which bounds an interval takes the place of, and what is put there. */
function placeOf(bounds: readonly number[], clock: number, end: number) {
  // An odd index is inside an interval; touching ones are joined, hence from `clock - 1` to `end`.
  const from = firstAbove(bounds, clock - 1);
  const to = firstAbove(bounds, end);
  return { from, to, put: [...(from % 2 === 0 ? [clock] : []), ...(to % 2 === 0 ? [end] : [])] };
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
