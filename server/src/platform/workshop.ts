import type { ResourceLimits, Worker } from 'node:worker_threads';
import { RapportError } from '@rapport/shared/core/errors';
import { type Entry, startThread } from './startThread.ts';
import { Turnstile } from './turnstile.ts';
import type { Given, Made, Outcome, Task, ThreadSaid, Works } from './workInThread.ts';

/** To start, and to load what a task needs: that is not the fault of what it is about (ms). */
const readyWithinMs = 20_000;
/** A thread that nobody needs costs some megabytes (ms). */
const idleMs = 10_000;

/** A piece of work came to no end in its time, or in its memory. */
export class UnfinishedError extends Error {
  override readonly name = 'UnfinishedError';
}

/** What came of it, or `instead` where it came to no end. */
export function orUnfinished<T, I>(work: Promise<T>, instead: I): Promise<T | I> {
  return work.catch((error: unknown) => {
    if (error instanceof UnfinishedError) return instead;
    throw error;
  });
}

/**
 * Does one piece of work after the other in a thread, which is there while somebody needs it. One that takes too long
 * or too much memory ends the thread, and nothing else.
 */
export class Workshop<W extends Works> {
  readonly #gate = new Turnstile(1);
  readonly #entry: Entry;
  readonly #memory: ResourceLimits;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #ended = false;

  /** @param entry calls `workInThread` with these works */
  constructor(entry: Entry, memory: ResourceLimits) {
    this.#entry = entry;
    this.#memory = memory;
  }

  /** @throws UnfinishedError, what the work throws, or what keeps any work from being done now */
  async do<Name extends keyof W & string>(
    name: Name,
    given: Given<W, Name>,
    withinMs: number,
  ): Promise<Made<W, Name>> {
    const outcome = await this.#gate.pass(() => this.#inTurn({ name, given }, withinMs));
    if ('made' in outcome) return outcome.made as Made<W, Name>;
    const { failed, code } = outcome;
    throw code ? new RapportError(code, { message: failed }) : new Error(failed);
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#close();
  }

  async #inTurn(task: Task, withinMs: number): Promise<Outcome> {
    clearTimeout(this.#idle);
    try {
      // What still waited at the end would begin a thread that nobody ends.
      if (this.#ended) throw new Error('too late');
      this.#worker ??= this.#open();
      const outcome = outcomeIn(this.#worker, withinMs);
      this.#worker.postMessage(task);
      return await outcome;
    } catch (cause) {
      await this.#close();
      // That says nothing of the work.
      throw this.#ended ? new Error('the server ends', { cause }) : cause;
    } finally {
      this.#idle = setTimeout(() => void this.#close(), idleMs);
      this.#idle.unref();
    }
  }

  #open(): Worker {
    const worker = startThread(this.#entry, { resourceLimits: this.#memory });
    // It keeps no process up. Whoever waits for it hears of its errors; nobody else needs to.
    worker.unref();
    worker.on('error', () => undefined);
    return worker;
  }

  async #close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

/** What the thread says of the task that it is given now. @throws when it says nothing in time, or ends */
function outcomeIn(worker: Worker, withinMs: number): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let isReady = false;
    const giveUp = (cause?: unknown) =>
      settle(() =>
        reject(
          isReady
            ? new UnfinishedError('work came to no end in its time or memory', { cause })
            : new Error('no thread to work in', { cause }),
        ),
      );
    // What has been said is heard before: this side may have been the one that was held up.
    const giveUpAfter = (ms: number) => {
      const own = setTimeout(() => setImmediate(() => own === timer && giveUp()), ms);
      return own;
    };
    let timer = giveUpAfter(readyWithinMs);
    const settle = (settled: () => void) => {
      clearTimeout(timer);
      worker.off('message', hear).off('messageerror', giveUp).off('error', giveUp).off('exit', giveUp);
      settled();
    };
    const hear = (said: ThreadSaid) => {
      if (said !== 'ready') return settle(() => resolve(said));
      isReady = true;
      clearTimeout(timer);
      timer = giveUpAfter(withinMs);
    };
    worker.on('message', hear).on('messageerror', giveUp).on('error', giveUp).on('exit', giveUp);
  });
}
