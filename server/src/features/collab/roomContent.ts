import * as Y from 'yjs';
import { compactUpdate } from './compactUpdate.ts';
import { DeleteIndex } from './deleteIndex.ts';
import { type DeleteRange, readUpdateShape } from './updateShape.ts';

/** So many updates are merged at once: each is then merged only log(n) times. */
const fanIn = 32;

const nothing = Y.encodeStateAsUpdate(new Y.Doc());

/**
 * A document as bytes: an encoded state and levels of updates behind it, merged when somebody asks.
 * A live `Y.Doc` would take about 90 KiB a room.
 */
export class RoomContent {
  #state: Uint8Array;
  /** Level n holds merges of 32^n updates. */
  #levels: Uint8Array[][] = [];
  #size: number;
  #deletes: DeleteIndex | undefined;

  constructor(state: Uint8Array) {
    this.#state = state.length === 0 ? nothing : state;
    this.#size = this.#state.length;
  }

  /** At most this many bytes; exact after `bytes()`. */
  get size(): number {
    return this.#size;
  }

  push(update: Uint8Array): void {
    this.#size += update.length;
    this.#put(0, update);
  }

  #put(level: number, update: Uint8Array): void {
    const updates = this.#levels[level] ?? [];
    this.#levels[level] = updates;
    updates.push(update);
    if (updates.length < fanIn) return;
    this.#levels[level] = [];
    this.#put(level + 1, Y.mergeUpdates(updates));
  }

  /** The whole document as one update. */
  bytes(): Uint8Array {
    const tail = this.#levels.reverse().flat();
    this.#levels = [];
    if (tail.length > 0) this.#state = Y.mergeUpdates([this.#state, ...tail]);
    this.#size = this.#state.length;
    return this.#state;
  }

  /** The state of an earlier `bytes()` has been compacted; what was pushed since then stays. */
  replace(state: Uint8Array, earlier: Uint8Array): void {
    if (this.#state === earlier) {
      this.#size += state.length - earlier.length;
      this.#state = state;
    } else {
      // Somebody has merged meanwhile. Where both have a clock, the first one's struct is taken.
      this.#state = Y.mergeUpdates([state, this.#state]);
      this.bytes();
    }
  }

  /** Drops what is deleted; costs a whole live document for the moment. */
  shrink(): void {
    const state = this.bytes();
    this.replace(compactUpdate(state), state);
  }

  noteDeletes(ranges: readonly DeleteRange[]): void {
    for (const range of ranges) this.#deletes?.add(range);
  }

  /** What is deleted, kept up to date by whoever accepts updates. Made at the first question after a load. */
  deletes(): DeleteIndex {
    this.#deletes ??= new DeleteIndex(readUpdateShape(this.bytes()).deletes);
    return this.#deletes;
  }
}
