import { DeleteIndex } from './deleteIndex.ts';
import type { Member } from './member.ts';
import { Part } from './part.ts';
import type { Shaped } from './shapedUpdate.ts';
import type { DeleteRange } from './updateShape.ts';

/** The database takes a row of 16 MiB, and longer for it than is good for all who wait with it. */
const mostRowBytes = 4 * 1024 * 1024;

/** What becomes one row of the log. */
export interface Gathered {
  readonly parts: Part[];
  bytes: number;
  deletes: DeleteIndex | undefined;
}

/** What a room has taken on since its last commit took off: one part a sender, in the order of their first messages. */
export class WaitingParts {
  readonly #rows: Gathered[] = [];
  /** Those of the parts to which more may be added. */
  readonly #open = new Map<Member | undefined, Part>();

  get all(): readonly Part[] {
    return this.#rows.flatMap(({ parts }) => parts);
  }

  get newest(): Part | undefined {
    return this.#rows.at(-1)?.parts.at(-1);
  }

  get empty(): boolean {
    return this.#rows.length === 0;
  }

  get bytes(): number {
    return this.#rows.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Ranges that it deletes. */
  get deletedRanges(): number {
    return this.#rows.reduce((sum, { deletes }) => sum + (deletes?.size ?? 0), 0);
  }

  isDeleted(range: DeleteRange): boolean {
    return this.#rows.some(({ deletes }) => deletes?.covers(range));
  }

  /** To the part that the sender has waiting, or a new one. @param update undefined where only clientIDs are bound */
  put(update: Shaped | undefined, from: Member | undefined, frame?: Uint8Array): Part {
    const row = this.#rowFor(update?.bytes.length ?? 0);
    if (update && update.deletes.length > 0) {
      row.deletes ??= new DeleteIndex();
      row.deletes.add(update.deletes);
    }
    const open = this.#open.get(from);
    if (open && (!update || open.add(update, frame))) return open;
    const part = new Part(from);
    if (update) part.add(update, frame);
    this.#open.set(from, part);
    row.parts.push(part);
    return part;
  }

  /** Nothing more is added to any of them: somebody has seen them. */
  close(): void {
    this.#open.clear();
  }

  /** The next row; undefined when nothing waits. */
  take(): Gathered | undefined {
    if (this.#rows.length <= 1) this.close();
    return this.#rows.shift();
  }

  #rowFor(bytes: number): Gathered {
    let row = this.#rows.at(-1);
    if (!row || row.bytes + bytes > mostRowBytes) {
      // Or what builds on a part of this row would go out before it, with an earlier one.
      this.close();
      row = { parts: [], bytes: 0, deletes: undefined };
      this.#rows.push(row);
    }
    row.bytes += bytes;
    return row;
  }
}
