import type { Entry } from '../../platform/startThread.ts';
import { type Given, type Made, prepare, type Works } from '../../platform/workInThread.ts';
import { Workshop } from '../../platform/workshop.ts';

/** The worst document of this size takes about as long as it takes to tell a thread of it. */
const smallBytes = 4 * 1024;
/**
 * What documents may take, some times what honest ones take on a busy machine: at first, and for each byte (ms). A
 * hostile one of 100 KiB takes many seconds, and one of 4 MiB takes hours.
 */
const withinMs = { least: 2_000, perByte: 2 / 1024 } as const;
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };

/**
 * Work for which documents are built, in a thread: how long that takes is up to whoever wrote them. The time that it
 * may take goes by the bytes that are given.
 */
export class DocumentThread<W extends Works> {
  readonly #works: W;
  readonly #workshop: Workshop<W>;

  /** @param entry calls `workInThread` with these works */
  constructor(entry: Entry, works: W) {
    this.#works = works;
    this.#workshop = new Workshop(entry, memory);
  }

  /** @throws UnfinishedError, what the work throws, or what keeps any document from being built now */
  async do<Name extends keyof W & string>(name: Name, ...given: Given<W, Name>): Promise<Made<W, Name>> {
    const bytes = bytesIn(given);
    if (bytes > smallBytes) {
      return this.#workshop.do(name, given, withinMs.least + withinMs.perByte * bytes);
    }
    const work = await prepare(this.#works, { name, given });
    return work() as Made<W, Name>;
  }

  end(): Promise<void> {
    return this.#workshop.end();
  }
}

function bytesIn(given: readonly unknown[]): number {
  return given.reduce<number>((sum, one) => sum + (one instanceof Uint8Array ? one.length : 0), 0);
}
