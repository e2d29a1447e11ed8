import type { Worker } from 'node:worker_threads';
import { startThread } from '../../platform/startThread.ts';
import { Turnstile } from '../../platform/turnstile.ts';
import { compactUpdate } from './compactUpdate.ts';
import type { CompactResult, CompactSaid } from './compactWorker.ts';

/** The same document in fewer bytes. @throws UnbuildableError, or what keeps any document from being built now */
export type Compact = (update: Uint8Array) => Promise<Uint8Array>;

const entry = {
  source: new URL('compactWorker.ts', import.meta.url),
  built: new URL('compactWorker.js', import.meta.url),
};
/** The worst document of this size takes about as long as it takes to tell a thread of it. */
const smallBytes = 4 * 1024;
/**
 * What a document may take, some times what an honest one takes on a busy machine: at first, and for each byte (ms). A
 * hostile one of 100 KiB takes many seconds, and one of 4 MiB takes hours.
 */
const buildWithinMs = { least: 2_000, perByte: 2 / 1024 } as const;
const startWithinMs = 20_000;
/** A thread that nobody needs costs some megabytes (ms). */
const idleMs = 10_000;
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };

/** It took too long to build the document, or too much memory. */
export class UnbuildableError extends Error {
  override readonly name = 'UnbuildableError';
}

/**
 * Compacts documents one after the other, in a thread: how long it takes to build one is up to whoever wrote it. One
 * that takes too long or too much memory ends the thread, and nothing else.
 */
export class Compactor {
  readonly #gate = new Turnstile(1);
  #worker: Promise<Worker> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #ended = false;

  async compact(update: Uint8Array): Promise<Uint8Array> {
    if (update.length <= smallBytes) return compactUpdate(update);
    const result = await this.#askThread(update);
    if ('failed' in result) throw new Error(result.failed);
    return result.bytes;
  }

  /** Whether a document can be built in about the time that one of its size takes. */
  async builds(update: Uint8Array): Promise<boolean> {
    if (update.length <= smallBytes) return true;
    try {
      // Also where it cannot be compacted: that was soon known.
      await this.#askThread(update);
      return true;
    } catch (error) {
      if (error instanceof UnbuildableError) return false;
      throw error;
    }
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#drop();
  }

  #askThread(update: Uint8Array): Promise<CompactResult> {
    return this.#gate.pass(() => this.#askInTurn(update));
  }

  async #askInTurn(update: Uint8Array): Promise<CompactResult> {
    clearTimeout(this.#idle);
    try {
      this.#worker ??= start();
      const worker = await this.#worker;
      const answer = said<CompactResult>(worker, buildWithinMs.least + buildWithinMs.perByte * update.length);
      worker.postMessage(update);
      return await answer;
    } catch (error) {
      await this.#drop();
      // That is no fault of the document's.
      throw this.#ended ? new Error('the server ends') : error;
    } finally {
      this.#idle = setTimeout(() => void this.#drop(), idleMs);
      this.#idle.unref();
    }
  }

  async #drop(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = await this.#worker?.catch(() => undefined);
    this.#worker = undefined;
    await worker?.terminate();
  }
}

async function start(): Promise<Worker> {
  const worker = startThread(entry, { resourceLimits: memory });
  // It keeps no process up. Whoever waits for it hears of its errors; nobody else needs to.
  worker.unref();
  worker.on('error', () => undefined);
  await said(worker, startWithinMs).catch((cause: unknown) => {
    throw new Error('no thread to build documents in', { cause });
  });
  return worker;
}

/** What the thread says next. @throws when it says nothing in time, or ends */
function said<Said extends CompactSaid>(worker: Worker, withinMs: number): Promise<Said> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new UnbuildableError('a document took too long to be built')),
      withinMs,
    );
    const settle = (settled: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      settled();
    };
    const onMessage = (message: Said) => settle(() => resolve(message));
    const onEnd = (cause: unknown) =>
      settle(() => reject(new UnbuildableError('a document could not be built', { cause })));
    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
  });
}
