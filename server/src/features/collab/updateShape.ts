import { ByteReader, MalformedError } from './byteReader.ts';
import { skipContent, skipString } from './updateContent.ts';

/** What one client wrote, in the order of its clock, without a gap inside. */
export interface Section {
  readonly client: number;
  /** First clock, and the one after the last. */
  readonly clock: number;
  readonly end: number;
  readonly structs: number;
  /** Where its structs stand in the update. */
  readonly fromByte: number;
  readonly toByte: number;
  /** What it builds on, of other clients: flat triples of own clock, client, clock. */
  readonly refs: readonly number[];
  /** True when a gap and more structs follow; they are left out. */
  readonly broken: boolean;
}

export interface DeleteRange {
  readonly client: number;
  readonly clock: number;
  readonly end: number;
}

export interface UpdateShape {
  readonly sections: readonly Section[];
  readonly deletes: readonly DeleteRange[];
}

/** Far beyond what people type, far below where sums of clocks lose their precision. */
const lastClock = 2 ** 40;

const gcInfo = 0;
const skipInfo = 10;
const hasLeft = 0x80;
const hasRight = 0x40;
const hasParentSub = 0x20;
const contentBits = 0x1f;

/**
 * Walks a Yjs v1 update without building anything of it, and refuses whatever would make a decoder throw, loop,
 * overflow or allocate by a claimed number: here, in a browser, or later while compacting.
 * @param mostDeletes so many deleted ranges, and clients with such, are taken
 * @throws MalformedError
 */
export function readUpdateShape(
  update: Uint8Array,
  mostDeletes: number = Number.POSITIVE_INFINITY,
): UpdateShape {
  const reader = new ByteReader(update);
  const sections: Section[] = [];
  // A client takes a count, an id, a clock and at least one struct of two bytes.
  for (let left = reader.count(5); left > 0; left -= 1) {
    const section = readSection(reader);
    // Merging relies on this order.
    if (section.client >= (sections.at(-1)?.client ?? Number.POSITIVE_INFINITY)) {
      throw new MalformedError('clients out of order');
    }
    sections.push(section);
  }
  const deletes = readDeletes(reader, mostDeletes);
  reader.end();
  return { sections, deletes };
}

function readSection(reader: ByteReader): Section {
  const claimed = reader.count(2);
  const client = reader.varUint();
  const clock = reader.varUint();
  if (claimed === 0) throw new MalformedError('client without structs');
  const fromByte = reader.position;
  const refs: number[] = [];
  const refsBehindGap: number[] = [];
  let now = clock;
  let end = clock;
  let structs = 0;
  let toByte = fromByte;
  let broken = false;
  for (let left = claimed; left > 0; left -= 1) {
    const info = reader.byte();
    if (info === skipInfo) broken = true;
    const noted = broken ? refsBehindGap : refs;
    const length =
      info === skipInfo || info === gcInfo ? reader.varUint() : readItem(reader, info, client, now, noted);
    now += length;
    if (length === 0 || now > lastClock) throw new MalformedError('impossible length');
    if (broken) continue;
    structs += 1;
    end = now;
    toByte = reader.position;
  }
  return { client, clock, end, structs, fromByte, toByte, refs, broken };
}

/** Reads past an item; answers its length and notes what it builds on. */
function readItem(reader: ByteReader, info: number, client: number, clock: number, refs: number[]): number {
  const left = (info & hasLeft) !== 0;
  const right = (info & hasRight) !== 0;
  if (left) readRef(reader, client, clock, refs);
  if (right) readRef(reader, client, clock, refs);
  if (!left && !right) {
    if (reader.varUint() === 1) skipString(reader);
    else readRef(reader, client, clock, refs);
    if ((info & hasParentSub) !== 0) skipString(reader);
  }
  return skipContent(reader, info & contentBits);
}

function readRef(reader: ByteReader, client: number, clock: number, refs: number[]): void {
  const refClient = reader.varUint();
  const refClock = reader.varUint();
  if (refClient !== client) refs.push(clock, refClient, refClock);
  // Yjs looks such a one up without asking whether it is there, and throws.
  else if (refClock >= clock) throw new MalformedError('builds on what comes later');
}

function readDeletes(reader: ByteReader, most: number): DeleteRange[] {
  const deletes: DeleteRange[] = [];
  const count = (others: number): number => {
    const claimed = reader.count(2);
    if (others + claimed > most) throw new MalformedError('too many deletions');
    return claimed;
  };
  for (let clients = count(0); clients > 0; clients -= 1) {
    const client = reader.varUint();
    for (let left = count(deletes.length); left > 0; left -= 1) {
      const clock = reader.varUint();
      const end = clock + reader.varUint();
      if (end === clock || end > lastClock) throw new MalformedError('impossible length');
      deletes.push({ client, clock, end });
    }
  }
  return deletes;
}
