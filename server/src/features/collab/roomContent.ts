import * as Y from 'yjs';
import type { Compact } from './compactor.ts';
import { DeleteIndex } from './deleteIndex.ts';
import { deletesOf, joinUpdates } from './joinUpdates.ts';
import { type Shaped, shapeOf } from './shapedUpdate.ts';

/** So many updates are joined at once: each is then joined only log(n) times. */
const fanIn = 32;

type Piece = Pick<Shaped, 'bytes' | 'sections'>;
type Whole = ReturnType<typeof shapeOf>;

/**
 * A document as bytes: an encoded state and levels of updates behind it, joined when somebody asks.
 * A live `Y.Doc` would take about 90 KiB a room.
 */
export class RoomContent {
  #state: Piece;
  /** Level n holds what was joined of 32^n updates. */
  #levels: Piece[][] = [];
  #size: number;
  /** Something was deleted that `#state` does not say yet. */
  #deleted = false;
  /** What is deleted may still be in the bytes. */
  #holdsDeleted = true;
  readonly #deletes: DeleteIndex;
  #complete: boolean;

  /** @param updates the document's, in the order of their commits; empty ones are nothing */
  constructor(updates: readonly Uint8Array[]) {
    const shaped = updates.filter(({ length }) => length > 0).map(shapeOf);
    this.#deletes = deletesOf(shaped) ?? new DeleteIndex();
    const { broken, ...state } = wholeOf(shaped, this.#deletes);
    this.#state = state;
    this.#complete = !broken;
    this.#size = state.bytes.length;
  }

  /** False when what is stored has gaps: nothing must be stored in its place, or what stands behind them was lost. */
  get complete(): boolean {
    return this.#complete;
  }

  /** At most this many bytes; exact after `bytes()`. */
  get size(): number {
    return this.#size;
  }

  /** Text that was deleted may still be read in the bytes. */
  get holdsDeleted(): boolean {
    return this.#holdsDeleted;
  }

  /** What is deleted in it. */
  get deletes(): DeleteIndex {
    return this.#deletes;
  }

  /** The clocks that are next, by client. */
  clocks(): Map<number, number> {
    this.bytes();
    return new Map(this.#state.sections.map(({ client, end }) => [client, end]));
  }

  push(update: Shaped): void {
    this.#size += update.bytes.length;
    if (update.deletes.length > 0) {
      this.#deletes.add(update.deletes);
      this.#deleted = true;
      this.#holdsDeleted = true;
    }
    if (update.sections.length > 0) this.#put(0, update);
  }

  #put(level: number, update: Piece): void {
    const updates = this.#levels[level] ?? [];
    this.#levels[level] = updates;
    updates.push(update);
    if (updates.length < fanIn) return;
    this.#levels[level] = [];
    this.#put(level + 1, this.#join(updates, undefined));
  }

  /** The whole document as one update; the same until something is pushed. */
  bytes(): Uint8Array {
    const tail = this.#levels.reverse().flat();
    if (tail.length > 0 || this.#deleted) {
      this.#levels = [];
      this.#deleted = false;
      this.#state = this.#join([this.#state, ...tail], this.#deletes);
    }
    this.#size = this.#state.bytes.length;
    return this.#state.bytes;
  }

  /** The state of an earlier `bytes()` has been compacted; what was pushed since then stays. */
  replace(state: Uint8Array, earlier: Uint8Array): void {
    if (this.#state.bytes === earlier) {
      this.#size += state.length - earlier.length;
      this.#state = shapeOf(state);
    } else {
      // Somebody has joined meanwhile. Where both have a clock, the first one's struct is taken.
      this.#state = shapeOf(Y.mergeUpdates([state, this.#state.bytes]));
      this.bytes();
    }
  }

  /** Drops what is deleted. @throws what `compact` threw: then the bytes stay as they are */
  async shrink(compact: Compact): Promise<void> {
    const state = this.bytes();
    // What is deleted from now on may still be in what comes back.
    this.#holdsDeleted = false;
    try {
      this.replace(await compact(state), state);
    } catch (error) {
      this.#holdsDeleted = true;
      throw error;
    }
  }

  #join(pieces: readonly Piece[], deletes: DeleteIndex | undefined): Piece {
    const joined = joinUpdates(pieces, deletes);
    if (joined) return joined;
    const updates = pieces.map(({ bytes }) => bytes);
    const deleted = joinUpdates([], deletes);
    const { broken, ...whole } = shapeOf(Y.mergeUpdates(deleted ? [...updates, deleted.bytes] : updates));
    if (broken) this.#complete = false;
    return whole;
  }
}

const nothing = Uint8Array.of(0, 0);

function wholeOf(updates: readonly Whole[], deletes: DeleteIndex): Piece & { readonly broken: boolean } {
  const [first = shapeOf(nothing), ...more] = updates;
  if (more.length === 0) return first;
  const joined = updates.some(({ broken }) => broken) ? undefined : joinUpdates(updates, deletes);
  // Rows of two processes may overlap.
  return joined ? { ...joined, broken: false } : shapeOf(Y.mergeUpdates(updates.map(({ bytes }) => bytes)));
}
