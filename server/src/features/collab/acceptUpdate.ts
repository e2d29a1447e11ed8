import * as Y from 'yjs';
import { MalformedError } from './byteReader.ts';
import { completable } from './completable.ts';
import { DeleteIndex } from './deleteIndex.ts';
import { joinUpdates } from './joinUpdates.ts';
import type { Shaped } from './shapedUpdate.ts';
import { type DeleteRange, readUpdateShape, type Section, type UpdateShape } from './updateShape.ts';

/** What an update is judged against. The document's content is complete: nothing in it waits for something else. */
export interface Known {
  /** The clock that is next for a client; 0 for a new one. */
  clockOf(client: number): number;
  /** Whether the sender may write under this clientID. */
  mayWriteAs(client: number): boolean;
  isDeleted(range: DeleteRange): boolean;
  /** How many ranges are deleted in the document. */
  readonly deletedRanges: number;
}

export interface Accepted {
  /** What enters the log and goes to the others; undefined when nothing is new. May be the very bytes received. */
  readonly update: Shaped | undefined;
  /** Bytes of the sender's own that were left out because what they build on has not arrived. */
  readonly gapBytes: number;
  /** Something of others was left out, which they themselves will bring: ask the sender again then. */
  readonly partial: boolean;
}

/** New clientIDs, or such that go on, in one update. */
const mostClients = 256;
/**
 * Ranges that one update may delete beyond twice those that the document has: an honest one repeats the latter. A paper
 * that was typed with 77,000 deletions has 2,600.
 */
const mostNewDeletes = 8_192;

/** How many ranges an update may delete. @param deletedRanges how many the document has */
export const mostDeletes = (deletedRanges: number): number => mostNewDeletes + 2 * deletedRanges;

/**
 * Decides what of an update is taken: structs that continue what is stored, of clientIDs that are the sender's, and
 * deletions of what is there. So a clock is never written twice, no text waits invisibly and nobody can delete
 * what another is about to write.
 * @throws MalformedError
 */
export function acceptUpdate(update: Uint8Array, known: Known): Accepted {
  const shape = readUpdateShape(update, mostDeletes(known.deletedRanges));
  if (!fits(shape, known)) return takeParts(update, shape, known);
  const { sections, deletes } = shape;
  const isNew = sections.length > 0 || deletes.some((range) => !known.isDeleted(range));
  return { update: isNew ? { bytes: update, sections, deletes } : undefined, gapBytes: 0, partial: false };
}

/** True when all of it is taken as it is: nearly always. */
function fits({ sections, deletes }: UpdateShape, known: Known): boolean {
  if (sections.length > mostClients) return false;
  for (const { client, clock, broken, refs } of sections) {
    if (broken || clock !== known.clockOf(client) || !known.mayWriteAs(client)) return false;
    // What sections of one update build on in each other is looked at in order, in `takeParts`.
    for (let i = 0; i < refs.length; i += 3) {
      if ((refs[i + 2] ?? 0) >= known.clockOf(refs[i + 1] ?? 0)) return false;
    }
  }
  if (deletes.length === 0) return true;
  const reach = reachOf(sections, known);
  return deletes.every((range) => range.end <= reach(range));
}

/** How far deletions of a client may go once the sections are in. */
function reachOf(sections: readonly Section[], known: Known): (range: DeleteRange) => number {
  const next = new Map(sections.map(({ client, end }): [number, number] => [client, end]));
  return ({ client }) => next.get(client) ?? known.clockOf(client);
}

function takeParts(update: Uint8Array, shape: UpdateShape, known: Known): Accepted {
  const fresh = withoutStored(update, shape, known);
  const { sections, deletes } = fresh === update ? shape : readUpdateShape(fresh);
  const own = sections.filter(({ client }) => known.mayWriteAs(client));
  const taken = completable(continuing(own, known), known.clockOf);
  const reach = reachOf(taken, known);
  const clipped = deletes
    .map((range) => ({ ...range, end: Math.min(range.end, reach(range)) }))
    .filter(({ clock, end }) => end > clock);
  const isNew = taken.length > 0 || clipped.some((range) => !known.isDeleted(range));
  const entering = new Set(taken);
  const left = own.filter((section) => section.broken || !entering.has(section));
  return {
    update: isNew ? encode(fresh, taken, clipped) : undefined,
    gapBytes: left.reduce((bytes, { fromByte, toByte }) => bytes + 1 + toByte - fromByte, 0),
    partial: own.length < sections.length || deletes.some((range) => range.end > reach(range)),
  };
}

/** Cuts off, within structs too, what is stored already. */
function withoutStored(update: Uint8Array, { sections }: UpdateShape, known: Known): Uint8Array {
  const stored = sections.filter(({ client, clock }) => clock < known.clockOf(client));
  if (stored.length === 0) return update;
  const clocks = new Map(stored.map(({ client }): [number, number] => [client, known.clockOf(client)]));
  return Y.diffUpdate(update, Y.encodeStateVector(clocks));
}

/** Those that go on where the document ends. */
function continuing(sections: readonly Section[], known: Known): Section[] {
  const next = sections.filter(
    ({ client, clock, structs }) => structs > 0 && clock === known.clockOf(client),
  );
  // A device that was offline for months brings a few.
  if (next.length > mostClients) throw new MalformedError('too many clients');
  return next;
}

function encode(bytes: Uint8Array, sections: readonly Section[], deletes: readonly DeleteRange[]): Shaped {
  const joined = joinUpdates([{ bytes, sections }], new DeleteIndex(deletes));
  if (!joined) throw new Error('one update continues itself');
  return { ...joined, deletes };
}
