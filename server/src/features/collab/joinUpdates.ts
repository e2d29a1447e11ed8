import { ByteWriter, varUintSize } from './byteWriter.ts';
import { DeleteIndex } from './deleteIndex.ts';
import type { Shaped, Span } from './shapedUpdate.ts';

/** What one client wrote, over all updates, still where it came from. */
export interface Run {
  readonly client: number;
  readonly clock: number;
  end: number;
  structs: number;
  bytes: number;
  readonly pieces: { readonly bytes: Uint8Array; readonly from: number; readonly to: number }[];
}

/**
 * Updates of one document as one, in the order in which they were accepted: the bytes of their structs one after
 * the other, nothing decoded. `Y.mergeUpdates` makes the same of them in many times the time.
 * @param deletes what is deleted, where that is not what the updates say
 * @returns undefined when they do not continue each other
 */
export function joinUpdates(
  updates: readonly Pick<Shaped, 'bytes' | 'sections'>[],
  deletes: DeleteIndex | undefined,
): Pick<Shaped, 'bytes' | 'sections'> | undefined {
  const runs = runsOf(updates);
  return runs && encodeRuns(runs, deletes);
}

export function encodeRuns(
  unsorted: readonly Run[],
  deletes: DeleteIndex | undefined,
): Pick<Shaped, 'bytes' | 'sections'> {
  // In the order that Yjs wants.
  const runs =
    unsorted.length === 1 ? unsorted : [...unsorted].sort((one, other) => other.client - one.client);
  const ranges = deletes ? [...deletes].sort(([one], [other]) => other - one) : [];
  const writer = new ByteWriter(sizeOf(runs) + sizeOfDeletes(ranges));
  const sections: Span[] = [];
  writer.varUint(runs.length);
  for (const { client, clock, end, structs, pieces } of runs) {
    writer.varUint(structs);
    writer.varUint(client);
    writer.varUint(clock);
    const fromByte = writer.position;
    for (const { bytes, from, to } of pieces) writer.copy(bytes, from, to);
    sections.push({ client, clock, end, structs, fromByte, toByte: writer.position });
  }
  writeDeletes(writer, ranges);
  return { bytes: writer.bytes, sections };
}

/** What updates delete, together; undefined for nothing. */
export function deletesOf(updates: readonly Pick<Shaped, 'deletes'>[]): DeleteIndex | undefined {
  const ranges = updates.flatMap(({ deletes }) => deletes);
  return ranges.length > 0 ? new DeleteIndex(ranges) : undefined;
}

function runsOf(updates: readonly Pick<Shaped, 'bytes' | 'sections'>[]): Run[] | undefined {
  const runs = new Map<number, Run>();
  let last: Run | undefined;
  for (const { bytes, sections } of updates) {
    for (const { client, clock, end, structs, fromByte, toByte } of sections) {
      const piece = { bytes, from: fromByte, to: toByte };
      const run: Run | undefined = last?.client === client ? last : runs.get(client);
      if (run && run.end !== clock) return undefined;
      if (run) {
        run.end = end;
        run.structs += structs;
        run.bytes += toByte - fromByte;
        run.pieces.push(piece);
        last = run;
      } else {
        last = { client, clock, end, structs, bytes: toByte - fromByte, pieces: [piece] };
        runs.set(client, last);
      }
    }
  }
  return [...runs.values()];
}

type Ranges = readonly (readonly [client: number, bounds: readonly number[]])[];

function sizeOf(runs: readonly Run[]): number {
  return runs.reduce(
    (sum, { client, clock, structs, bytes }) =>
      sum + varUintSize(structs) + varUintSize(client) + varUintSize(clock) + bytes,
    varUintSize(runs.length),
  );
}

function sizeOfDeletes(ranges: Ranges): number {
  let size = varUintSize(ranges.length);
  for (const [client, bounds] of ranges) {
    size += varUintSize(client) + varUintSize(bounds.length / 2);
    for (let i = 0; i < bounds.length; i += 2) {
      const clock = bounds[i] ?? 0;
      size += varUintSize(clock) + varUintSize((bounds[i + 1] ?? 0) - clock);
    }
  }
  return size;
}

function writeDeletes(writer: ByteWriter, ranges: Ranges): void {
  writer.varUint(ranges.length);
  for (const [client, bounds] of ranges) {
    writer.varUint(client);
    writer.varUint(bounds.length / 2);
    for (let i = 0; i < bounds.length; i += 2) {
      const clock = bounds[i] ?? 0;
      writer.varUint(clock);
      writer.varUint((bounds[i + 1] ?? 0) - clock);
    }
  }
}
