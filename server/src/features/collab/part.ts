import * as Y from 'yjs';
import type { Owner } from './collab.models.ts';
import { deletesOf, joinUpdates } from './joinUpdates.ts';
import type { Member } from './member.ts';
import { type Shaped, shapeOf } from './shapedUpdate.ts';
import { UpdateBuilder } from './updateBuilder.ts';

/**
 * What one sender has sent since the last commit took off, on its way: waiting, then stored and relayed, or relayed
 * first when the database is late.
 */
export class Part {
  readonly from: Member | undefined;
  readonly owners: Owner[] = [];
  relayed = false;
  stored = false;
  /** Messages that brought something. */
  updates = 0;
  #first: Shaped | undefined;
  #frame: Uint8Array | undefined;
  #builder: UpdateBuilder | undefined;
  #whenRelayed: (() => void)[] | undefined;
  #whenStored: (() => void)[] | undefined;

  constructor(from: Member | undefined) {
    this.from = from;
  }

  /**
   * @param frame the message that carried it, when it can go to the others as it came
   * @returns false when it does not continue what is here: another connection has written in between
   */
  add(update: Shaped, frame: Uint8Array | undefined): boolean {
    if (!this.#first) {
      this.#first = update;
      this.#frame = frame;
    } else {
      if (!this.#builder) {
        this.#builder = new UpdateBuilder();
        this.#builder.add(this.#first);
      }
      if (!this.#builder.add(update)) return false;
      this.#frame = undefined;
    }
    this.updates += 1;
    return true;
  }

  /** All of it as one; undefined when it only binds clientIDs. Nothing is added any more once somebody has asked. */
  get update(): Shaped | undefined {
    if (this.#builder) {
      this.#first = this.#builder.update();
      this.#builder = undefined;
    }
    return this.#first;
  }

  /** The one message that it is, as it came. */
  get frame(): Uint8Array | undefined {
    return this.#frame;
  }

  untilRelayed(): Promise<void> {
    return new Promise((resolve) => {
      if (this.relayed) return resolve();
      this.#whenRelayed ??= [];
      this.#whenRelayed.push(resolve);
    });
  }

  untilStored(): Promise<void> {
    return new Promise((resolve) => {
      if (this.stored) return resolve();
      this.#whenStored ??= [];
      this.#whenStored.push(resolve);
    });
  }

  noteRelayed(): void {
    this.relayed = true;
    for (const told of this.#whenRelayed ?? []) told();
  }

  noteStored(): void {
    this.stored = true;
    for (const told of this.#whenStored ?? []) told();
  }
}

/** The parts' updates as one; undefined when none has any. */
export function joinParts(parts: readonly Part[]): Shaped | undefined {
  const updates: Shaped[] = [];
  for (const { update } of parts) if (update) updates.push(update);
  if (updates.length <= 1) return updates[0];
  const joined = joinUpdates(updates, deletesOf(updates));
  // Without what another connection of the same person wrote in between, they do not continue each other.
  if (!joined) return shapeOf(Y.mergeUpdates(updates.map(({ bytes }) => bytes)));
  return { ...joined, deletes: updates.flatMap(({ deletes }) => deletes) };
}
