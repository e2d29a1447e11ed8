import type { CollabLimits } from '@rapport/shared/collab/limits';
import { type CloseCode, closeCode, documentSchemaVersion } from '@rapport/shared/collab/protocol';
import * as Y from 'yjs';
import { UnfinishedError } from '../../platform/workshop.ts';
import { type Accepted, acceptUpdate, mostDeletes } from './acceptUpdate.ts';
import { ClientOwners } from './clientOwners.ts';
import type { Owner } from './collab.models.ts';
import type { CommitLog } from './commitLog.ts';
import type { Compact } from './compactor.ts';
import { DeleteIndex } from './deleteIndex.ts';
import type { Loaded, Snapshot } from './documentStore.ts';
import type { Member } from './member.ts';
import { countOf, Outbox, type RowSpan, type Sender } from './outbox.ts';
import type { Part } from './part.ts';
import { relay } from './relay.ts';
import { RoomAwareness } from './roomAwareness.ts';
import { RoomContent } from './roomContent.ts';
import { serverMessage } from './serverMessage.ts';
import type { Shaped } from './shapedUpdate.ts';
import { type DeleteRange, readUpdateShape } from './updateShape.ts';

/** Who sends an update: a person over a connection, or the server itself. */
export interface Author {
  readonly person: string;
  readonly member?: Member;
  /** Puts back what others wrote, under their clientIDs: the very structs, so that they meet no second time. */
  readonly restores?: boolean;
}

/** `full`: nothing more fits for now, and the sender is asked again when it does. `tooLarge`: the document would be. */
export type Outcome =
  | (Pick<Accepted, 'gapBytes' | 'partial'> & {
      readonly part: Part | undefined;
      /** ClientIDs that nobody had used before. */
      readonly newClients: number;
    })
  | 'full'
  | 'tooLarge';

export interface RoomOptions {
  readonly commitLog: CommitLog;
  readonly compact: Compact;
  readonly limits: CollabLimits;
}

/** One document in memory: its bytes, who may write under which clientID, and who is connected. */
export class Room implements Sender {
  readonly name: string;
  readonly epoch: number;
  /** At least that of this build: whoever writes here writes that. */
  readonly schemaVersion: number;
  readonly members = new Set<Member>();
  readonly awareness = new RoomAwareness(this.members);
  readonly #limits: CollabLimits;
  #content: RoomContent;
  readonly #clocks: Map<number, number>;
  readonly #owners: ClientOwners;
  #version: number;
  #revision: number;
  readonly #outbox: Outbox;
  readonly #compact: Compact;
  /** It could not be compacted. */
  #unfit = false;
  #shrinking: Promise<void> | undefined;
  #shrunkAt = Number.NEGATIVE_INFINITY;
  /** Bytes that were taken on since then. */
  #sinceShrunk = 0;
  #stateVector: Uint8Array | undefined;
  #step2: { readonly stateVector: Uint8Array; readonly frame: Uint8Array } | undefined;

  constructor(name: string, loaded: Loaded, { commitLog, compact, limits }: RoomOptions) {
    this.name = name;
    this.#compact = compact;
    this.epoch = loaded.epoch;
    this.schemaVersion = Math.max(loaded.schemaVersion, documentSchemaVersion);
    this.#limits = limits;
    this.#content = new RoomContent([loaded.state, ...loaded.rows.map(({ bytes }) => bytes)]);
    this.#clocks = this.#content.clocks();
    this.#owners = new ClientOwners(loaded.owners);
    this.#version = loaded.version;
    this.#revision = loaded.revision;
    this.#outbox = new Outbox(this, commitLog, rowsOf(loaded));
  }

  /** False while something that was relayed is not in the database. */
  get saved(): boolean {
    return this.#outbox.saved;
  }

  /** True while nothing more is taken on because too much waits for the database. */
  get full(): boolean {
    return this.#outbox.full;
  }

  /** When that is stored, all that was taken on so far is; undefined when it is already. */
  get onItsWay(): Part | undefined {
    return this.#outbox.newest;
  }

  /** Nobody is connected and nothing is on its way: it may leave memory. */
  get idle(): boolean {
    return this.members.size === 0 && this.#outbox.empty;
  }

  /** Bytes, at most. */
  get size(): number {
    return this.#content.size;
  }

  get rows(): number {
    const { firstRow, nextRow } = this.#outbox.rows;
    return nextRow - firstRow;
  }

  /** Another process has written to the log: what it wrote is not here yet. */
  get outrun(): boolean {
    return this.#outbox.outrun;
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

  /** Text that was deleted may still be read in the bytes. */
  get holdsDeleted(): boolean {
    return this.#content.complete && this.#content.holdsDeleted;
  }

  /** Drops what has been deleted by now. @throws when it cannot be done */
  async forgetDeleted(): Promise<void> {
    // One that began earlier may have left something in.
    await this.#shrinking?.catch(() => undefined);
    if (this.holdsDeleted) await this.shrink();
  }

  /**
   * Takes what of an update may be taken and puts it on its way.
   * @param frame the message that carried it, when others may get it as it came
   * @throws MalformedError
   */
  accept(update: Uint8Array, author: Author, frame?: Uint8Array): Outcome {
    if (this.#outbox.refuses()) {
      this.#outbox.refused();
      return 'full';
    }
    const accepted = acceptUpdate(update, {
      clockOf: this.#clockOf,
      mayWriteAs: (client) =>
        this.#owners.mayUse(client, author.person) ||
        (author.restores === true && this.#owners.mayRestore(client)),
      isDeleted: this.#isDeleted,
      deletedRanges: this.#content.deletes.size,
    });
    const { gapBytes, partial } = accepted;
    // It was here before, and is no safer than what brought it.
    if (!accepted.update) return { part: this.onItsWay, newClients: 0, gapBytes, partial };
    const { bytes, sections, deletes } = accepted.update;
    if (sections.length > 0 && !this.#hasSpaceFor(bytes.length)) {
      return this.#makesSpace() ? 'full' : 'tooLarge';
    }
    if (!this.#mayDelete(deletes)) return 'tooLarge';
    for (const { client, end } of sections) this.#clocks.set(client, end);
    if (sections.length > 0) this.#stateVector = undefined;
    const part = this.#put(accepted.update, author.member, bytes === update ? frame : undefined);
    // Of what is put back nobody knows whose it is, where that was lost with it: its author is bound when they come.
    const owners = author.restores ? [] : this.#owners.bind(sections, author.person);
    part.owners.push(...owners);
    return { part, newClients: owners.length, gapBytes, partial };
  }

  /** Whether an update has anything that is not here. @throws MalformedError */
  brings(update: Uint8Array): boolean {
    const { sections, deletes } = readUpdateShape(update, mostDeletes(this.#content.deletes.size));
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
    if (rights === 'write' && !this.#outbox.refuses()) {
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
  settled(): Promise<void> {
    return this.#outbox.settled();
  }

  relay(parts: readonly Part[], joined: Shaped | undefined): void {
    if (!joined) return;
    const updates = parts.filter(({ update }) => update !== undefined);
    this.#content.push(joined);
    this.#revision += countOf(updates);
    this.#step2 = undefined;
    relay(updates, joined.bytes, this.members);
  }

  statusChanged(): void {
    for (const member of this.members) member.statusChanged();
  }

  askAgain(): void {
    for (const member of this.members) member.askAgain();
  }

  /** What a snapshot of now would be; undefined while there is nothing to compact or not all is stored. */
  snapshot(): (Snapshot & { readonly content: Uint8Array }) | undefined {
    if (this.rows === 0 || this.outrun || !this.saved || !this.#content.complete) return undefined;
    if (this.#unfit) return undefined;
    const content = this.#content.bytes();
    return {
      document: this.name,
      version: this.#version,
      epoch: this.epoch,
      schemaVersion: this.schemaVersion,
      state: content,
      content,
      revision: this.#revision,
      owners: this.#owners.kept((client) => this.#clocks.has(client)),
      ...this.#outbox.rows,
    };
  }

  /** The snapshot of `content` has replaced its rows in the database. */
  compacted(snapshot: Snapshot, content: Uint8Array): void {
    this.#version = snapshot.version + 1;
    this.#outbox.snapshotTaken(snapshot.nextRow);
    this.#content.replace(snapshot.state, content);
    this.#step2 = undefined;
  }

  /** Another process has written or compacted: what is stored is what counts. */
  reloaded(loaded: Loaded): void {
    for (const { client, person } of loaded.owners) this.#owners.bind([{ client }], person);
    this.#version = loaded.version;
    this.#outbox.resume(rowsOf(loaded));
    this.#revision = Math.max(this.#revision, loaded.revision);
    const bytes = [loaded.state, ...loaded.rows.map((row) => row.bytes)];
    this.#content = new RoomContent([this.#content.bytes(), ...bytes]);
    const clocks = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(this.#content.bytes()));
    for (const [client, clock] of clocks) this.#clocks.set(client, Math.max(clock, this.#clockOf(client)));
    this.#stateVector = undefined;
    this.#step2 = undefined;
  }

  /** Drops what is deleted and joins neighbours. @throws when it cannot be done: the bytes stay as they are then */
  async shrink(): Promise<void> {
    if (!this.#content.complete) return;
    if (this.#unfit) throw new Error('the document cannot be compacted');
    this.#shrinking ??= this.#content.shrink(this.compact).finally(() => {
      this.#shrinking = undefined;
      this.#step2 = undefined;
    });
    await this.#shrinking;
  }

  /** As the compactor, and not again once it could not be built: it would only be tried for as long once more. */
  readonly compact: Compact = async (update) => {
    try {
      return await this.#compact(update);
    } catch (error) {
      if (error instanceof UnfinishedError) this.#unfit = true;
      throw error;
    }
  };

  readonly #clockOf = (client: number): number => this.#clocks.get(client) ?? 0;

  readonly #isDeleted = (range: DeleteRange): boolean =>
    this.#content.deletes.covers(range) || this.#outbox.isDeleted(range);

  #hasSpaceFor(bytes: number): boolean {
    return this.#content.size + this.#outbox.unseenBytes + bytes <= this.#limits.documentBytes;
  }

  /** What was deleted still takes its space. True when that is being looked into; senders are asked again then. */
  #makesSpace(): boolean {
    if (this.#unfit || !this.#content.complete) return false;
    if (!this.#shrinking) {
      // At the limit every keystroke would be a reason to look.
      const now = performance.now();
      const much = this.#sinceShrunk >= this.#limits.documentBytes / 8;
      if (!much && now - this.#shrunkAt < this.#limits.compactEveryMs) return false;
      this.#shrunkAt = now;
      this.#sinceShrunk = 0;
    }
    const askAgain = () => this.askAgain();
    void this.shrink().then(askAgain, askAgain);
    return true;
  }

  /** Deleting makes space, so its bytes are not counted; but what is deleted must not fall into ever more pieces. */
  #mayDelete(ranges: readonly DeleteRange[]): boolean {
    const { deletes } = this.#content;
    const most = this.#limits.deletedRanges - this.#outbox.deletedRanges;
    if (deletes.size + ranges.length <= most) return true;
    const growth = deletes.growth(new DeleteIndex(ranges));
    return growth <= 0 || deletes.size + growth <= most;
  }

  #put(update: Shaped | undefined, from: Member | undefined, frame?: Uint8Array): Part {
    this.#sinceShrunk += update?.bytes.length ?? 0;
    return this.#outbox.put(update, from, frame);
  }
}

const rowsOf = ({ firstRow, rows }: Loaded): RowSpan => ({ firstRow, nextRow: firstRow + rows.length });
