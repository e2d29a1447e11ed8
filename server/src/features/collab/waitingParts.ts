import { DeleteIndex } from './deleteIndex.ts';
import type { Member } from './member.ts';
import { Part } from './part.ts';
import type { Shaped } from './shapedUpdate.ts';
import type { DeleteRange } from './updateShape.ts';

/** What a room has taken on since its last commit took off: one part a sender, in the order of their first messages. */
export class WaitingParts {
  #parts: Part[] = [];
  /** Those of them to which more may be added. */
  readonly #open = new Map<Member | undefined, Part>();
  #bytes = 0;
  #deletes: DeleteIndex | undefined;

  get all(): readonly Part[] {
    return this.#parts;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Ranges that it deletes. */
  get deletedRanges(): number {
    return this.#deletes?.size ?? 0;
  }

  isDeleted(range: DeleteRange): boolean {
    return this.#deletes?.covers(range) === true;
  }

  /** To the part that the sender has waiting, or a new one. @param update undefined where only clientIDs are bound */
  put(update: Shaped | undefined, from: Member | undefined, frame?: Uint8Array): Part {
    if (update && update.deletes.length > 0) {
      this.#deletes ??= new DeleteIndex();
      this.#deletes.add(update.deletes);
    }
    this.#bytes += update?.bytes.length ?? 0;
    const open = this.#open.get(from);
    if (open && (!update || open.add(update, frame))) return open;
    const part = new Part(from);
    if (update) part.add(update, frame);
    this.#open.set(from, part);
    this.#parts.push(part);
    return part;
  }

  /** Nothing more is added to any of them: somebody has seen them. */
  close(): void {
    this.#open.clear();
  }

  take(): {
    readonly parts: readonly Part[];
    readonly bytes: number;
    readonly deletes: DeleteIndex | undefined;
  } {
    const taken = { parts: this.#parts, bytes: this.#bytes, deletes: this.#deletes };
    this.#parts = [];
    this.#bytes = 0;
    this.#deletes = undefined;
    this.close();
    return taken;
  }
}
