import { copyBytes } from './byteWriter.ts';
import { DeleteIndex } from './deleteIndex.ts';
import { encodeRuns, type Run } from './joinUpdates.ts';
import type { Shaped } from './shapedUpdate.ts';
import type { DeleteRange } from './updateShape.ts';

/** What a client types in one turn of the event loop. */
const usualBytes = 256;

interface GrowingRun extends Run {
  readonly pieces: [{ bytes: Uint8Array; readonly from: number; to: number }];
}

/**
 * One sender's updates on their way to being one: their structs are copied together as they come, so that nothing of
 * a message outlives its turn of the event loop. What lives longer is dear: the garbage collector moves it twice.
 */
export class UpdateBuilder {
  readonly #runs = new Map<number, GrowingRun>();
  readonly #deletes: DeleteRange[] = [];
  #last: GrowingRun | undefined;

  /** False when it does not continue what is here. */
  add({ bytes, sections, deletes }: Shaped): boolean {
    for (const { client, clock } of sections) {
      const run = this.#runOf(client);
      if (run && run.end !== clock) return false;
    }
    for (const { client, clock, end, structs, fromByte, toByte } of sections) {
      const run = this.#runOf(client) ?? this.#begin(client, clock);
      this.#last = run;
      run.end = end;
      run.structs += structs;
      append(run, bytes, fromByte, toByte);
    }
    for (const range of deletes) this.#deletes.push(range);
    return true;
  }

  update(): Shaped {
    const runs = [...this.#runs.values()];
    const deletes = this.#deletes.length > 0 ? new DeleteIndex(this.#deletes) : undefined;
    return { ...encodeRuns(runs, deletes), deletes: this.#deletes };
  }

  #runOf(client: number): GrowingRun | undefined {
    return this.#last?.client === client ? this.#last : this.#runs.get(client);
  }

  #begin(client: number, clock: number): GrowingRun {
    const pieces: GrowingRun['pieces'] = [{ bytes: new Uint8Array(usualBytes), from: 0, to: 0 }];
    const run = { client, clock, end: clock, structs: 0, bytes: 0, pieces };
    this.#runs.set(client, run);
    return run;
  }
}

function append(run: GrowingRun, bytes: Uint8Array, from: number, to: number): void {
  const [piece] = run.pieces;
  const end = piece.to + to - from;
  if (end > piece.bytes.length) {
    const larger = new Uint8Array(Math.max(end, 2 * piece.bytes.length));
    larger.set(piece.bytes.subarray(0, piece.to));
    piece.bytes = larger;
  }
  copyBytes(bytes, from, to, piece.bytes, piece.to);
  piece.to = end;
  run.bytes = end;
}
