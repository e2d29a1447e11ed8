import type { CollabLimits } from '@rapport/shared/collab/limits';
import { closeCode } from '@rapport/shared/collab/protocol';
import mongoose from 'mongoose';
import * as Y from 'yjs';
import { type Accepted, acceptUpdate } from './acceptUpdate.ts';
import { ClientOwners } from './clientOwners.ts';
import type { LogRow, Owner } from './collab.models.ts';
import type { CommitLog, LogWriter } from './commitLog.ts';
import type { Loaded, Snapshot } from './documentStore.ts';
import type { Member } from './member.ts';
import { mergeParts, newPart, noBytes, type Part } from './part.ts';
import { relay } from './relay.ts';
import { RoomAwareness } from './roomAwareness.ts';
import { RoomContent } from './roomContent.ts';
import { serverMessage } from './serverMessage.ts';
import { readUpdateShape } from './updateShape.ts';

/** Who sends an update: a person over a connection, or the server itself. */
export interface Author {
  readonly person: string;
  readonly member?: Member;
}

/** `full`: the database is away for so long that nothing more fits. `tooLarge`: the document would be. */
export type Outcome =
  | (Pick<Accepted, 'gapBytes' | 'partial'> & { readonly part?: Part })
  | 'full'
  | 'tooLarge';

/** One document in memory: bytes, what is on its way to the database, and who is connected. */
export class Room implements LogWriter {
  readonly name: string;
  readonly schemaVersion: number;
  readonly members = new Set<Member>();
  readonly awareness = new RoomAwareness(this.members);
  readonly #log: CommitLog;
  readonly #limits: CollabLimits;
  readonly #content: RoomContent;
  readonly #clocks: Map<number, number>;
  readonly #owners: ClientOwners;
  #version: number;
  #revision: number;
  #rows: LogRow['_id'][];
  #waiting: Part[] = [];
  #waitingBytes = 0;
  #batch: { readonly parts: readonly Part[]; readonly row: LogRow } | undefined;
  #saved = true;
  #full = false;
  #step2: { readonly stateVector: Uint8Array; readonly frame: Uint8Array } | undefined;

  constructor(name: string, loaded: Loaded, log: CommitLog, limits: CollabLimits) {
    this.name = name;
    this.schemaVersion = loaded.schemaVersion;
    this.#log = log;
    this.#limits = limits;
    this.#content = new RoomContent(loaded.state);
    for (const { bytes } of loaded.rows) if (bytes.length > 0) this.#content.push(bytes);
    this.#clocks = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(this.#content.bytes()));
    this.#owners = new ClientOwners(loaded.owners);
    this.#version = loaded.version;
    this.#revision = loaded.revision;
    this.#rows = loaded.rows.map(({ id }) => id);
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
    return this.members.size === 0 && this.#waiting.length === 0 && !this.#batch;
  }

  get rows(): number {
    return this.#rows.length;
  }

  /** What was relayed, as one update, and how many updates it holds. */
  read(): { state: Uint8Array; revision: number } {
    return { state: this.#content.bytes(), revision: this.#revision };
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#clocks);
  }

  /** The frame that brings somebody up to date; the same for all who have the same. */
  step2(stateVector: Uint8Array): Uint8Array {
    if (this.#step2 && Buffer.compare(this.#step2.stateVector, stateVector) === 0) return this.#step2.frame;
    const frame = serverMessage.step2(Y.diffUpdate(this.#content.bytes(), stateVector));
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
    const { bytes, clocks, deletes, gapBytes, partial } = acceptUpdate(update, {
      clockOf: this.#clockOf,
      mayWriteAs: (client) => this.#owners.mayUse(client, author.person),
      deletes: () => this.#content.deletes(),
    });
    if (!bytes) return { gapBytes, partial };
    if (clocks.length > 0 && !this.#hasSpaceFor(bytes.length)) return 'tooLarge';
    const clients = clocks.map(([client]) => client);
    const owners = this.#owners.bind(clients, author.person);
    for (const [client, clock] of clocks) this.#clocks.set(client, clock);
    this.#content.noteDeletes(deletes);
    const part = this.#enqueue(ownCopy(bytes, bytes === update ? frame : undefined), owners, author.member);
    return { part, gapBytes, partial };
  }

  /** Whether an update has anything that is not here. @throws MalformedError */
  brings(update: Uint8Array): boolean {
    const { sections, deletes } = readUpdateShape(update);
    return (
      sections.some(({ client, end, broken }) => broken || end > this.#clockOf(client)) ||
      deletes.some((range) => !this.#content.deletes().covers(range))
    );
  }

  /** A connection says which clientID it writes under. @returns false when that is somebody else's */
  declare(client: number, member: Member): boolean {
    const { person, rights } = member;
    if (!this.#owners.mayUse(client, person.id)) return false;
    // The newer one is the same page after a lost connection, or a copy of it; the older one must stop.
    this.#owners.settle(client, member)?.close(closeCode.foreignClient);
    if (rights === 'write' && !this.#log.refuses(this)) {
      const owners = this.#owners.bind([client], person.id);
      if (owners.length > 0) this.#enqueue({ bytes: noBytes, frame: undefined }, owners, member);
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

  /** Resolves when everything that is on its way now has been stored, or relayed because the database is late. */
  async settled(): Promise<void> {
    const last = this.#waiting.at(-1) ?? this.#batch?.parts.at(-1);
    if (last && !last.relayed) await new Promise<void>((resolve) => last.whenRelayed.push(resolve));
  }

  take(): { row: LogRow; bytes: number } {
    const parts = this.#waiting;
    const bytes = this.#waitingBytes;
    this.#waiting = [];
    this.#waitingBytes = 0;
    const row: LogRow = {
      _id: new mongoose.Types.ObjectId(),
      document: this.name,
      bytes: bufferOf(mergeParts(parts)),
      updates: parts.filter((part) => part.bytes.length > 0).length,
      owners: parts.flatMap(({ owners }) => owners),
    };
    this.#batch = { parts, row };
    return { row, bytes };
  }

  stored(): void {
    if (!this.#batch) return;
    const { parts, row } = this.#batch;
    this.#batch = undefined;
    this.#rows.push(row._id);
    const unseen = parts.filter(({ relayed }) => !relayed);
    this.#relay(unseen, unseen.length === parts.length ? row.bytes : mergeParts(unseen));
    for (const part of parts) {
      part.stored = true;
      for (const told of part.whenStored) told();
    }
    for (const member of new Set(parts.map(({ from }) => from))) member?.stored();
    if (!this.#waiting.some(({ relayed }) => relayed)) this.#setSaved(true);
  }

  welcome(): void {
    this.#setFull(false);
  }

  late(): void {
    const unseen = [...(this.#batch?.parts ?? []), ...this.#waiting].filter(({ relayed }) => !relayed);
    const merged = mergeParts(unseen);
    // Said before it is true: whoever sees the text has read this first.
    if (merged.length > 0) this.#setSaved(false);
    this.#relay(unseen, merged);
  }

  /** What a snapshot of now would be; undefined while there is nothing to compact or not all is stored. */
  snapshot(): (Snapshot & { readonly content: Uint8Array }) | undefined {
    if (this.#rows.length === 0 || !this.#saved) return undefined;
    const content = this.#content.bytes();
    const owners = this.#owners.inUse((client) => this.#clocks.has(client));
    const rows = [...this.#rows];
    const revision = this.#revision;
    return { document: this.name, version: this.#version, state: content, content, revision, owners, rows };
  }

  /** The snapshot of `content` has replaced its rows in the database. */
  compacted(snapshot: Snapshot, content: Uint8Array): void {
    this.#version = snapshot.version + 1;
    this.#rows = this.#rows.slice(snapshot.rows.length);
    this.#content.replace(snapshot.state, content);
    this.#step2 = undefined;
  }

  /** Another process has compacted: what it left is what counts. */
  reloaded(loaded: Loaded): void {
    this.#version = loaded.version;
    this.#rows = loaded.rows.map(({ id }) => id);
    for (const bytes of [loaded.state, ...loaded.rows.map((row) => row.bytes)]) {
      if (bytes.length > 0) this.#content.push(bytes);
    }
    this.#step2 = undefined;
  }

  readonly #clockOf = (client: number): number => this.#clocks.get(client) ?? 0;

  #hasSpaceFor(bytes: number): boolean {
    const most = this.#limits.documentBytes - this.#waitingBytes - bytes;
    if (this.#content.size <= most) return true;
    // What was deleted still takes its space.
    this.#content.shrink();
    this.#step2 = undefined;
    return this.#content.size <= most;
  }

  #enqueue(content: Pick<Part, 'bytes' | 'frame'>, owners: readonly Owner[], from: Member | undefined): Part {
    const part = newPart({ ...content, owners, from });
    this.#waiting.push(part);
    const bytes = part.bytes.length;
    this.#waitingBytes += bytes;
    this.#log.add(this, bytes);
    return part;
  }

  #relay(parts: readonly Part[], merged: Uint8Array): void {
    for (const part of parts) {
      part.relayed = true;
      for (const told of part.whenRelayed) told();
    }
    const updates = parts.filter(({ bytes }) => bytes.length > 0);
    if (updates.length === 0) return;
    this.#content.push(merged);
    this.#revision += updates.length;
    this.#step2 = undefined;
    relay(updates, merged, this.members);
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

/** What came over the socket is a view into a much larger buffer; an update at a frame's end shares its copy. */
function ownCopy(bytes: Uint8Array, frame: Uint8Array | undefined): Pick<Part, 'bytes' | 'frame'> {
  if (!frame) return { bytes: Uint8Array.from(bytes), frame: undefined };
  const copy = Uint8Array.from(frame);
  return { bytes: copy.subarray(copy.length - bytes.length), frame: copy };
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
