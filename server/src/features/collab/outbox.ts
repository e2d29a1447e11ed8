import { type LogRow, rowId, rowNumber } from './collab.models.ts';
import type { CommitLog, LogWriter } from './commitLog.ts';
import type { DeleteIndex } from './deleteIndex.ts';
import type { Member } from './member.ts';
import { joinParts, type Part } from './part.ts';
import type { Shaped } from './shapedUpdate.ts';
import type { DeleteRange } from './updateShape.ts';
import { type Gathered, WaitingParts } from './waitingParts.ts';

/** What is in the database's hands. */
interface Batch {
  readonly parts: readonly Part[];
  readonly joined: Shaped | undefined;
  readonly deletes: DeleteIndex | undefined;
  readonly bytes: number;
  readonly row: LogRow;
}

/** The log's rows behind a snapshot: the first one's number, and the one behind the last that is stored. */
export interface RowSpan {
  readonly firstRow: number;
  readonly nextRow: number;
}

/** A room as its outbox sees it. */
export interface Sender {
  readonly name: string;
  readonly epoch: number;
  /** Time to show it to the others. @param joined all of `parts` as one update; undefined when they bring no text */
  relay(parts: readonly Part[], joined: Shaped | undefined): void;
  /** `saved` or `full` is another now. */
  statusChanged(): void;
  /** What was refused for want of space may come again. */
  askAgain(): void;
}

/** What a room has taken on, on its way to the database, and the rows that the room has there. */
export class Outbox implements LogWriter {
  readonly #sender: Sender;
  readonly #log: CommitLog;
  readonly #waiting = new WaitingParts();
  #batch: Batch | undefined;
  #rows: RowSpan;
  /** Rows before this number may be another process's that nobody has read here. */
  #unreadTo = 0;
  #saved = true;
  #full = false;

  constructor(sender: Sender, log: CommitLog, rows: RowSpan) {
    this.#sender = sender;
    this.#log = log;
    this.#rows = rows;
  }

  get rows(): RowSpan {
    return this.#rows;
  }

  /** False while something that was relayed is not in the database. */
  get saved(): boolean {
    return this.#saved;
  }

  /** True while nothing more is taken on because too much waits for the database. */
  get full(): boolean {
    return this.#full;
  }

  /** Nothing is on its way. */
  get empty(): boolean {
    return this.#waiting.empty && !this.#batch;
  }

  /** Another process has written to the log. */
  get outrun(): boolean {
    return this.#unreadTo > 0;
  }

  /** What was put last, until it is stored: everything before it is stored by then, too. */
  get newest(): Part | undefined {
    return this.#waiting.newest ?? this.#batch?.parts.at(-1);
  }

  get pendingBytes(): number {
    return this.#waiting.bytes + (this.#batch?.bytes ?? 0);
  }

  /** Of text that is not relayed yet. */
  get unseenBytes(): number {
    return this.#waiting.bytes + (this.#batch?.parts[0]?.relayed === false ? this.#batch.bytes : 0);
  }

  /** What is on its way deletes so many ranges. */
  get deletedRanges(): number {
    return this.#waiting.deletedRanges + (this.#batch?.deletes?.size ?? 0);
  }

  /** A snapshot has replaced the rows before `firstRow`. */
  snapshotTaken(firstRow: number): void {
    this.#rows = { ...this.#rows, firstRow };
  }

  /** What is stored is known anew. While it was read, more of ours may have been stored: their numbers stay taken. */
  resume({ firstRow, nextRow }: RowSpan): void {
    this.#rows = { firstRow, nextRow: Math.max(nextRow, this.#rows.nextRow) };
    if (nextRow >= this.#unreadTo) this.#unreadTo = 0;
  }

  /** Whether there is no space; the sender is asked again when there is. */
  refuses(): boolean {
    return this.#log.refuses(this);
  }

  /** Says that something had to be refused. */
  refused(): void {
    this.#setFull(true);
  }

  isDeleted(range: DeleteRange): boolean {
    return this.#waiting.isDeleted(range) || this.#batch?.deletes?.covers(range) === true;
  }

  /** @param update undefined where only clientIDs are bound @param frame the message that carried it, if others may get that */
  put(update: Shaped | undefined, from: Member | undefined, frame?: Uint8Array): Part {
    const part = this.#waiting.put(update, from, frame);
    this.#log.add(this, update?.bytes.length ?? 0);
    return part;
  }

  /** Resolves when everything that is on its way now has been stored, or relayed because the database is late. */
  async settled(): Promise<void> {
    await this.newest?.untilRelayed();
  }

  take(): { row: LogRow; bytes: number; more: boolean } {
    const { parts, bytes, deletes } = this.#waiting.take() ?? nothing;
    const joined = joinParts(parts);
    const row: LogRow = {
      _id: rowId(this.#sender.name, this.#sender.epoch, this.#rows.nextRow),
      bytes: bufferOf(joined?.bytes ?? noBytes),
      updates: countOf(parts),
      owners: parts.flatMap(({ owners }) => owners),
    };
    this.#batch = { parts, joined, row, bytes, deletes };
    return { row, bytes, more: !this.#waiting.empty };
  }

  stored(): void {
    if (!this.#batch) return;
    const { parts, joined, row } = this.#batch;
    this.#batch = undefined;
    // One under way at most, so its number is the next, unless it had to make way for others or was read meanwhile.
    const number = rowNumber(row._id);
    if (number > this.#rows.nextRow) this.#unreadTo = number;
    this.#rows = { ...this.#rows, nextRow: Math.max(this.#rows.nextRow, number + 1) };
    const unseen = parts.filter(({ relayed }) => !relayed);
    this.#relay(unseen, unseen.length === parts.length ? joined : joinParts(unseen));
    const senders = new Set<Member | undefined>();
    for (const part of parts) {
      part.noteStored();
      senders.add(part.from);
    }
    for (const member of senders) member?.stored();
    if (!this.#waiting.all.some(({ relayed }) => relayed)) this.#setSaved(true);
  }

  late(): void {
    this.#waiting.close();
    const unseen = [...(this.#batch?.parts ?? []), ...this.#waiting.all].filter(({ relayed }) => !relayed);
    const joined = joinParts(unseen);
    // Said before it is true: whoever sees the text has read this first.
    if (joined) this.#setSaved(false);
    this.#relay(unseen, joined);
  }

  welcome(): void {
    this.#setFull(false);
  }

  #relay(parts: readonly Part[], joined: Shaped | undefined): void {
    for (const part of parts) part.noteRelayed();
    this.#sender.relay(parts, joined);
  }

  #setSaved(saved: boolean): void {
    if (this.#saved === saved) return;
    this.#saved = saved;
    this.#sender.statusChanged();
  }

  #setFull(full: boolean): void {
    if (this.#full === full) return;
    this.#full = full;
    this.#sender.statusChanged();
    if (!full) this.#sender.askAgain();
  }
}

/** Messages that brought something. */
export const countOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, { updates }) => sum + updates, 0);

const noBytes = new Uint8Array();
const nothing: Gathered = { parts: [], bytes: 0, deletes: undefined };

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
