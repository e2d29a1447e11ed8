import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type { Log } from '../../platform/log.ts';
import type { LogRow } from './collab.models.ts';
import type { DocumentStore } from './documentStore.ts';

/** A room as the log sees it. Its methods never throw. */
export interface LogWriter {
  /** What waits, as one row, which stays the same until it is stored; `bytes` are those of the `add`s it holds. */
  take(): { readonly row: LogRow; readonly bytes: number };
  /** The row of the last `take` is durable. */
  stored(): void;
  /** The database lets us wait: go on without it, and say so. */
  late(): void;
  /** There is space again for what was refused. */
  welcome(): void;
}

/** Waits between tries while the database is away (ms): few enough not to storm it when it comes back. */
const backoff = [50, 100, 200, 500, 1_000] as const;

interface Options {
  readonly store: Pick<DocumentStore, 'append'>;
  readonly log: Log;
  /** How long a relay waits for its commit (ms). */
  readonly commitWaitMs: number;
  /** What may wait in memory while the database is away. */
  readonly bufferBytes: number;
}

/**
 * The group commit: what waits in all rooms goes into the database in one write; the next starts when the last has
 * returned. A room has one row under way at most, so its rows are stored in their order.
 */
export class CommitLog {
  readonly #options: Options;
  readonly #waiting = new Set<LogWriter>();
  readonly #underWay = new Map<LogWriter, ReturnType<LogWriter['take']>>();
  readonly #refused = new Set<LogWriter>();
  #bytes = 0;
  #late = false;
  #lateTurn = false;
  #running: Promise<void> | undefined;
  #abandoned = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Bytes that are not durable yet. */
  get pendingBytes(): number {
    return this.#bytes;
  }

  /** True when nothing more may be taken on; `welcome` is called when that is over. */
  refuses(writer: LogWriter): boolean {
    if (this.#bytes < this.#options.bufferBytes) return false;
    this.#refused.add(writer);
    return true;
  }

  /** The writer has something new that waits. */
  add(writer: LogWriter, bytes: number): void {
    this.#bytes += bytes;
    this.#waiting.add(writer);
    this.#running ??= this.#run();
    if (this.#late) this.#relayThisTurn();
  }

  /** Resolves when everything is durable. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Gives up what is not stored: only for the end of the process. */
  abandon(): void {
    this.#abandoned = true;
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#abandoned && this.#waiting.size + this.#underWay.size > 0; ) {
      // Everything that this turn of the event loop brings goes into the same write.
      await turn();
      this.#takeAll();
      if (await this.#write()) {
        failures = 0;
        continue;
      }
      this.#beLate();
      await sleep(backoff[Math.min(failures, backoff.length - 1)]);
      failures += 1;
    }
    // At once, not when the promise settles: an `add` in between must start the next run.
    this.#running = undefined;
  }

  #takeAll(): void {
    for (const writer of this.#waiting) {
      if (this.#underWay.has(writer)) continue;
      this.#waiting.delete(writer);
      this.#underWay.set(writer, writer.take());
    }
  }

  /** True when all of it is stored. */
  async #write(): Promise<boolean> {
    const timer = setTimeout(() => this.#beLate(), this.#options.commitWaitMs);
    try {
      const failed = await this.#options.store.append([...this.#underWay.values()].map(({ row }) => row));
      // Before the rooms hear of it: what they then get relayed has to wait for its commit again.
      if (failed.size === 0) this.#late = false;
      for (const [writer, { row, bytes }] of this.#underWay) {
        if (failed.has(row)) continue;
        this.#underWay.delete(writer);
        this.#bytes -= bytes;
        writer.stored();
      }
      this.#welcome();
      return failed.size === 0;
    } catch (error) {
      this.#options.log.warn({ err: error, rows: this.#underWay.size }, 'updates are not stored yet');
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  #welcome(): void {
    if (this.#bytes >= this.#options.bufferBytes) return;
    const refused = [...this.#refused];
    this.#refused.clear();
    for (const writer of refused) writer.welcome();
  }

  #beLate(): void {
    this.#late = true;
    for (const writer of this.#underWay.keys()) writer.late();
    for (const writer of this.#waiting) writer.late();
  }

  #relayThisTurn(): void {
    if (this.#lateTurn) return;
    this.#lateTurn = true;
    setImmediate(() => {
      this.#lateTurn = false;
      if (this.#late) for (const writer of this.#waiting) writer.late();
    });
  }
}
