import type { Worker } from 'node:worker_threads';
import type { Span } from '@rapport/shared/scheduling/availability';
import type { Log } from '../../../../platform/log.ts';
import { startThread } from '../../../../platform/startThread.ts';
import { Turnstile } from '../../../../platform/turnstile.ts';
import { busyLimits } from '../busy.limits.ts';
import type { BusyQuestion } from './busyTimes.ts';
import type { IcsError } from './icsText.ts';
import type { IcsResult, IcsWork } from './icsWorker.ts';

const entry = {
  source: new URL('icsWorker.ts', import.meta.url),
  built: new URL('icsWorker.js', import.meta.url),
};

export type IcsReading = { readonly spans: Span[] } | { readonly problem: IcsError['reason'] | 'unreadable' };

/**
 * Reads calendars of strangers, each in a thread of its own with its own memory and an end in sight: whatever is in it,
 * it costs nobody else more than half a processor for that while.
 */
export class IcsReader {
  readonly #gate = new Turnstile(busyLimits.readers);
  readonly #workers = new Set<Worker>();

  constructor(private readonly log: Log) {}

  read(bytes: Uint8Array, question: BusyQuestion, withinMs: number): Promise<IcsReading> {
    return this.#gate.pass(() => this.#readInThread({ bytes, ...question }, withinMs));
  }

  async end(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  #readInThread(work: IcsWork, withinMs: number): Promise<IcsReading> {
    const worker = startThread(entry, { workerData: work, resourceLimits: busyLimits.threadMemory });
    this.#workers.add(worker);
    return new Promise<IcsReading>((resolve) => {
      const giveUp = () => resolve({ problem: 'unreadable' });
      let timer = setTimeout(giveUp, busyLimits.threadStartMs);
      worker.on('message', (said: IcsResult) => {
        clearTimeout(timer);
        if (said === 'ready') timer = setTimeout(giveUp, withinMs);
        else resolve('times' in said ? { spans: spansOf(said.times) } : said);
      });
      // Out of memory, or a mistake of ours.
      worker.once('error', (err) => this.log.warn({ err }, 'a calendar could not be read'));
      worker.once('exit', () => {
        clearTimeout(timer);
        giveUp();
      });
    }).finally(async () => {
      await worker.terminate();
      this.#workers.delete(worker);
    });
  }
}

const spansOf = (times: Float64Array): Span[] =>
  Array.from({ length: times.length / 2 }, (_, place) => ({
    from: times[2 * place] ?? 0,
    to: times[2 * place + 1] ?? 0,
  }));
