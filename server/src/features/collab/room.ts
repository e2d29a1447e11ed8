import type { CollabLimits } from '@rapport/shared/collab/limits';
import { type CloseCode, closeCode, documentSchemaVersion } from '@rapport/shared/collab/protocol';
import * as Y from 'yjs';
import { type Accepted, acceptUpdate } from './acceptUpdate.ts';
import { ClientOwners } from './clientOwners.ts';
import { type LogRow, type Owner, rowId, rowNumber } from './collab.models.ts';
import type { CommitLog, LogWriter } from './commitLog.ts';
import type { DeleteIndex } from './deleteIndex.ts';
import type { Loaded, Snapshot } from './documentStore.ts';
import type { Member } from './member.ts';
import { joinParts, type Part } from './part.ts';
import { relay } from './relay.ts';
import { RoomAwareness } from './roomAwareness.ts';
import { RoomContent } from './roomContent.ts';
import { serverMessage } from './serverMessage.ts';
import type { Shaped } from './shapedUpdate.ts';
import { type DeleteRange, readUpdateShape } from './updateShape.ts';
import { WaitingParts } from './waitingParts.ts';

/** Who sends an update: a person over a connection, or the server itself. */
export interface Author {
  readonly person: string;
  readonly member?: Member;
}

/** `full`: the database is away for so long that nothing more fits. `tooLarge`: the document would be. */
export type Outcome =
  | (Pick<Accepted, 'gapBytes' | 'partial'> & {
      readonly part: Part | undefined;
      /** ClientIDs that nobody had used before. */
      readonly newClients: number;
    })
  | 'full'
  | 'tooLarge';

/** What is on its way to the database. */
interface Batch {
  readonly parts: readonly Part[];
  readonly joined: Shaped | undefined;
  readonly deletes: DeleteIndex | undefined;
  readonly bytes: number;
  readonly row: LogRow;
}

/** One document in memory: bytes, what is on its way to the database, and who is connected. */
export class Room implements LogWriter {
  readonly name: string;
  readonly epoch: number;
  /** At least that of this build: whoever writes here writes that. */
  readonly schemaVersion: number;
  readonly members = new Set<Member>();
  readonly awareness = new RoomAwareness(this.members);
  readonly #log: CommitLog;
  readonly #limits: CollabLimits;
  #content: RoomContent;
  readonly #clocks: Map<number, number>;
  readonly #owners: ClientOwners;
  #version: number;
  #revision: number;
  /** The log's rows behind the snapshot: the first one's number, and the one behind the last that is stored. */
  #firstRow: number;
  #nextRow: number;
  #outrun = false;
  readonly #waiting = new WaitingParts();
  #batch: Batch | undefined;
  #saved = true;
  #shrunkAt = Number.NEGATIVE_INFINITY;
  /** Bytes that were taken on since then. */
  #sinceShrunk = 0;
  #full = false;
  #stateVector: Uint8Array | undefined;
  #step2: { readonly stateVector: Uint8Array; readonly frame: Uint8Array } | undefined;

  constructor(name: string, loaded: Loaded, log: CommitLog, limits: CollabLimits) {
    this.name = name;
    this.epoch = loaded.epoch;
    this.schemaVersion = Math.max(loaded.schemaVersion, documentSchemaVersion);
    this.#log = log;
    this.#limits = limits;
    this.#content = new RoomContent([loaded.state, ...loaded.rows.map(({ bytes }) => bytes)]);
    this.#clocks = this.#content.clocks();
    this.#owners = new ClientOwners(loaded.owners);
    this.#version = loaded.version;
    this.#revision = loaded.revision;
    this.#firstRow = loaded.firstRow;
    this.#nextRow = loaded.firstRow + loaded.rows.length;
  }

  /** False while something that was relayed is not in the database. */
  get saved(): boolean {
    return this.#saved;
  }

  /** True while nothing more is taken on because too much waits for the database. */
  get full(): boolean {
    return this.#full;
  }

  /** Nobody is connected and nothing is on its way: it may leave memory. */
  get idle(): boolean {
    return this.members.size === 0 && this.#waiting.all.length === 0 && !this.#batch;
  }

  /** Bytes, at most. */
  get size(): number {
    return this.#content.size;
  }

  get rows(): number {
    return this.#nextRow - this.#firstRow;
  }

  /** Another process has written to the log: what it wrote is not here yet. */
  get outrun(): boolean {
    return this.#outrun;
  }

  /** How many updates were relayed, those before this room's time included. */
  get revision(): number {
    return this.#revision;
  }

  /** What was relayed, as one update, and how many updates it holds. */
  read(): { state: Uint8Array; revision: number } {
    return { state: this.#content.bytes(), revision: this.#revision };
  }

  /** Who has written here, under which clientIDs. */
  authors(): Owner[] {
    return this.#owners.written((client) => this.#clocks.has(client));
  }

  /** Of everything that was accepted; encoded once for as long as nothing more is. */
  stateVector(): Uint8Array {
    this.#stateVector ??= Y.encodeStateVector(this.#clocks);
    return this.#stateVector;
  }

  /** The frame that brings somebody up to date; the same for all who have the same. */
  step2(stateVector: Uint8Array): Uint8Array {
    if (this.#step2 && Buffer.compare(this.#step2.stateVector, stateVector) === 0) return this.#step2.frame;
    const content = this.#content.bytes();
    const knowsNothing = stateVector.length === 1;
    const frame = serverMessage.step2(knowsNothing ? content : Y.diffUpdate(content, stateVector));
    this.#step2 = { stateVector: Uint8Array.from(stateVector), frame };
    return frame;
  }

  /**
   * Takes what of an update may be taken and puts it on its way.
   * @param frame the message that carried it, when others may get it as it came
   * @throws MalformedError
   */
  accept(update: Uint8Array, author: Author, frame?: Uint8Array): Outcome {
    if (this.#log.refuses(this)) {
      this.#setFull(true);
      return 'full';
    }
    const accepted = acceptUpdate(update, {
      clockOf: this.#clockOf,
      mayWriteAs: (client) => this.#owners.mayUse(client, author.person),
      isDeleted: this.#isDeleted,
      deletedRanges: this.#content.deletes.size,
    });
    const { gapBytes, partial } = accepted;
    if (!accepted.update) return { part: undefined, newClients: 0, gapBytes, partial };
    const { bytes, sections } = accepted.update;
    if (sections.length > 0 && !this.#hasSpaceFor(bytes.length)) return 'tooLarge';
    for (const { client, end } of sections) this.#clocks.set(client, end);
    if (sections.length > 0) this.#stateVector = undefined;
    const part = this.#put(accepted.update, author.member, bytes === update ? frame : undefined);
    const owners = this.#owners.bind(sections, author.person);
    part.owners.push(...owners);
    return { part, newClients: owners.length, gapBytes, partial };
  }

  /** Whether an update has anything that is not here. @throws MalformedError */
  brings(update: Uint8Array): boolean {
    const { sections, deletes } = readUpdateShape(update);
    return (
      sections.some(({ client, end, broken }) => broken || end > this.#clockOf(client)) ||
      deletes.some((range) => !this.#isDeleted(range))
    );
  }

  /** A connection says which clientID it writes under. @returns false when that is somebody else's */
  declare(client: number, member: Member): boolean {
    const { person, rights } = member;
    if (!this.#owners.mayUse(client, person.id)) return false;
    // The newer one is the same page after a lost connection, or a copy of it; the older one must stop.
    this.#owners.settle(client, member)?.close(closeCode.foreignClient);
    if (rights === 'write' && !this.#log.refuses(this)) {
      const owners = this.#owners.bind([{ client }], person.id);
      if (owners.length > 0) this.#put(undefined, member).owners.push(...owners);
    }
    return true;
  }

  join(member: Member): void {
    this.members.add(member);
  }

  leave(member: Member): void {
    this.members.delete(member);
    this.#owners.leave(member);
    this.awareness.leave(member);
  }

  /** Sends everybody away: what is here is no longer the document. */
  end(code: CloseCode): void {
    this.awareness.end();
    for (const member of [...this.members]) member.close(code);
  }

  /** Resolves when everything that is on its way now has been stored, or relayed because the database is late. */
  async settled(): Promise<void> {
    const last = this.#waiting.all.at(-1) ?? this.#batch?.parts.at(-1);
    await last?.untilRelayed();
  }

  take(): { row: LogRow; bytes: number } {
    const { parts, bytes, deletes } = this.#waiting.take();
    const joined = joinParts(parts);
    const row: LogRow = {
      _id: rowId(this.name, this.epoch, this.#nextRow),
      bytes: bufferOf(joined?.bytes ?? noBytes),
      updates: countOf(parts),
      owners: parts.flatMap(({ owners }) => owners),
    };
    this.#batch = { parts, joined, row, bytes, deletes };
    return { row, bytes };
  }

  stored(): void {
    if (!this.#batch) return;
    const { parts, joined, row } = this.#batch;
    this.#batch = undefined;
    // One under way at most, so its number is the next, unless it had to make way for others.
    const number = rowNumber(row._id);
    if (number !== this.#nextRow) this.#outrun = true;
    this.#nextRow = number + 1;
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

  welcome(): void {
    this.#setFull(false);
  }

  late(): void {
    this.#waiting.close();
    const unseen = [...(this.#batch?.parts ?? []), ...this.#waiting.all].filter(({ relayed }) => !relayed);
    const joined = joinParts(unseen);
    // Said before it is true: whoever sees the text has read this first.
    if (joined) this.#setSaved(false);
    this.#relay(unseen, joined);
  }

  /** What a snapshot of now would be; undefined while there is nothing to compact or not all is stored. */
  snapshot(): (Snapshot & { readonly content: Uint8Array }) | undefined {
    if (this.rows === 0 || this.#outrun || !this.#saved || !this.#content.complete) return undefined;
    const content = this.#content.bytes();
    return {
      document: this.name,
      version: this.#version,
      epoch: this.epoch,
      schemaVersion: this.schemaVersion,
      state: content,
      content,
      revision: this.#revision,
      owners: this.#owners.inUse((client) => this.#clocks.has(client)),
      firstRow: this.#firstRow,
      nextRow: this.#nextRow,
    };
  }

  /** The snapshot of `content` has replaced its rows in the database. */
  compacted(snapshot: Snapshot, content: Uint8Array): void {
    this.#version = snapshot.version + 1;
    this.#firstRow = snapshot.nextRow;
    this.#content.replace(snapshot.state, content);
    this.#step2 = undefined;
  }

  /** Another process has written or compacted: what is stored is what counts. */
  reloaded(loaded: Loaded): void {
    for (const { client, person } of loaded.owners) this.#owners.bind([{ client }], person);
    this.#version = loaded.version;
    this.#firstRow = loaded.firstRow;
    this.#nextRow = loaded.firstRow + loaded.rows.length;
    this.#outrun = false;
    this.#revision = Math.max(this.#revision, loaded.revision);
    const bytes = [loaded.state, ...loaded.rows.map((row) => row.bytes)];
    this.#content = new RoomContent([this.#content.bytes(), ...bytes]);
    const clocks = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(this.#content.bytes()));
    for (const [client, clock] of clocks) this.#clocks.set(client, Math.max(clock, this.#clockOf(client)));
    this.#stateVector = undefined;
    this.#step2 = undefined;
  }

  /** Drops what is deleted and joins neighbours; costs a whole live document for the moment. */
  shrink(): void {
    if (!this.#content.complete) return;
    this.#content.shrink();
    this.#step2 = undefined;
  }

  readonly #clockOf = (client: number): number => this.#clocks.get(client) ?? 0;

  readonly #isDeleted = (range: DeleteRange): boolean =>
    this.#content.deletes.covers(range) ||
    this.#waiting.isDeleted(range) ||
    this.#batch?.deletes?.covers(range) === true;

  #hasSpaceFor(bytes: number): boolean {
    const underWay = this.#batch?.parts[0]?.relayed === false ? this.#batch.bytes : 0;
    const most = this.#limits.documentBytes - underWay - this.#waiting.bytes - bytes;
    if (this.#content.size <= most) return true;
    // What was deleted still takes its space. At the limit every keystroke would be a reason to look.
    const now = performance.now();
    const much = this.#sinceShrunk >= this.#limits.documentBytes / 8;
    if (!much && now - this.#shrunkAt < this.#limits.compactEveryMs) return false;
    this.#shrunkAt = now;
    this.#sinceShrunk = 0;
    this.shrink();
    return this.#content.size <= most;
  }

  #put(update: Shaped | undefined, from: Member | undefined, frame?: Uint8Array): Part {
    const part = this.#waiting.put(update, from, frame);
    const bytes = update?.bytes.length ?? 0;
    this.#sinceShrunk += bytes;
    this.#log.add(this, bytes);
    return part;
  }

  #relay(parts: readonly Part[], joined: Shaped | undefined): void {
    for (const part of parts) part.noteRelayed();
    if (!joined) return;
    const updates = parts.filter(({ update }) => update !== undefined);
    this.#content.push(joined);
    this.#revision += countOf(updates);
    this.#step2 = undefined;
    relay(updates, joined.bytes, this.members);
  }

  #setSaved(saved: boolean): void {
    if (this.#saved === saved) return;
    this.#saved = saved;
    this.#tellStatus();
  }

  #setFull(full: boolean): void {
    if (this.#full === full) return;
    this.#full = full;
    this.#tellStatus();
    if (!full) for (const member of this.members) member.askAgain();
  }

  #tellStatus(): void {
    for (const member of this.members) member.statusChanged();
  }
}

const countOf = (parts: readonly Part[]): number => parts.reduce((sum, { updates }) => sum + updates, 0);

const noBytes = new Uint8Array();

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
