import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type { Log } from '../../platform/log.ts';
import type { LogRow } from './collab.models.ts';
import type { DocumentStore } from './documentStore.ts';

/** A room as the log sees it. Its methods never throw. */
export interface LogWriter {
  /** What waits and is not stored yet, of the `add`s. */
  readonly pendingBytes: number;
  /**
   * What waits, as one row, which stays the same until it is stored; `bytes` are those of the `add`s it holds. Of
   * much it is the first part, and there is `more`.
   */
  take(): { readonly row: LogRow; readonly bytes: number; readonly more: boolean };
  /** The row of the last `take` is durable. */
  stored(): void;
  /** The database lets us wait: go on without it, and say so. */
  late(): void;
  /** There is space again for what was refused. */
  welcome(): void;
}

/** Waits between tries while the database is away (ms): few enough not to storm it when it comes back. */
const backoff = [50, 100, 200, 500, 1_000] as const;
const waitAfter = (failures: number) => backoff[Math.min(failures, backoff.length - 1)] ?? 0;

/** A row on its way. */
interface UnderWay {
  readonly row: LogRow;
  readonly bytes: number;
  /** How often the database has not taken it, though it answered. */
  failures: number;
  /** When to try it, by `performance.now()`. */
  due: number;
}

interface Options {
  readonly store: Pick<DocumentStore, 'append'>;
  readonly log: Log;
  /** How long a relay waits for its commit (ms). */
  readonly commitWaitMs: number;
  /** What may wait in memory while the database is away. */
  readonly bufferBytes: number;
  /** And of one room. */
  readonly documentBufferBytes: number;
}

/**
 * The group commit: what waits in all rooms goes into the database in one write; the next starts when the last has
 * returned. A room has one row under way at most, so its rows are stored in their order. A row that is not
 * taken although the database answers is tried again later: nobody waits for it but its room.
 */
export class CommitLog {
  readonly #options: Options;
  readonly #waiting = new Set<LogWriter>();
  readonly #underWay = new Map<LogWriter, UnderWay>();
  readonly #refused = new Set<LogWriter>();
  #bytes = 0;
  #late = false;
  #lateTurn = false;
  #wake: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #abandoned = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Bytes that are not durable yet. */
  get pendingBytes(): number {
    return this.#bytes;
  }

  /** True when nothing more of this room may be taken on; `welcome` is called when that is over. */
  refuses(writer: LogWriter): boolean {
    if (!this.#isFull(writer)) return false;
    this.#refused.add(writer);
    return true;
  }

  /** The writer has something new that waits. */
  add(writer: LogWriter, bytes: number): void {
    this.#bytes += bytes;
    this.#waiting.add(writer);
    this.#running ??= this.#run();
    this.#wake?.();
    if (this.#isLate(writer)) this.#relayThisTurn();
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
      const now = performance.now();
      const due = [...this.#underWay].filter((entry) => entry[1].due <= now);
      if (due.length === 0) await this.#somethingNew();
      else if (await this.#write(due)) failures = 0;
      else {
        this.#beLate();
        await sleep(waitAfter(failures));
        failures += 1;
      }
    }
    // At once, not when the promise settles: an `add` in between must start the next run.
    this.#running = undefined;
  }

  #takeAll(): void {
    for (const writer of this.#waiting) {
      if (this.#underWay.has(writer)) continue;
      const { row, bytes, more } = writer.take();
      if (!more) this.#waiting.delete(writer);
      this.#underWay.set(writer, { row, bytes, failures: 0, due: 0 });
    }
  }

  /** False when the database did not answer. */
  async #write(due: readonly (readonly [LogWriter, UnderWay])[]): Promise<boolean> {
    const timer = setTimeout(() => this.#beLate(), this.#options.commitWaitMs);
    try {
      const failed = await this.#options.store.append(due.map(([, { row }]) => row));
      // Before the rooms hear of it: what they then get relayed has to wait for its commit again.
      this.#late = false;
      for (const [writer, underWay] of due) {
        if (failed.has(underWay.row)) this.#putOff(writer, underWay, failed.get(underWay.row));
        else {
          this.#underWay.delete(writer);
          this.#bytes -= underWay.bytes;
          writer.stored();
        }
      }
      this.#welcome();
      return true;
    } catch (error) {
      this.#options.log.warn({ err: error, rows: due.length }, 'updates are not stored yet');
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  #putOff(writer: LogWriter, underWay: UnderWay, error: unknown): void {
    this.#options.log.warn({ err: error }, 'updates of a document are not stored yet');
    underWay.due = performance.now() + waitAfter(underWay.failures);
    underWay.failures += 1;
    writer.late();
  }

  /** Resolves when somebody adds something, or a row that was put off may be due. */
  async #somethingNew(): Promise<void> {
    const added = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([added, sleep(backoff[0])]);
    this.#wake = undefined;
  }

  #welcome(): void {
    for (const writer of this.#refused) {
      if (this.#isFull(writer)) continue;
      this.#refused.delete(writer);
      writer.welcome();
    }
  }

  #isFull(writer: LogWriter): boolean {
    const { bufferBytes, documentBufferBytes } = this.#options;
    return this.#bytes >= bufferBytes || writer.pendingBytes >= documentBufferBytes;
  }

  #isLate(writer: LogWriter): boolean {
    return this.#late || (this.#underWay.get(writer)?.failures ?? 0) > 0;
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
      for (const writer of this.#waiting) if (this.#isLate(writer)) writer.late();
    });
  }
}
