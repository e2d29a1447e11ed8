import { closeCode } from '@rapport/shared/collab/protocol';
import { inParallel } from '../../platform/inParallel.ts';
import type { Log } from '../../platform/log.ts';
import type { DocumentStore } from './documentStore.ts';
import { Room, type RoomOptions } from './room.ts';
import { within } from './within.ts';

interface Entry {
  readonly room: Promise<Room | undefined>;
  loaded?: Room;
  usedAt: number;
  compactedAt: number;
  /** Connections, also those that have not said anything yet. */
  holders: number;
}

/** So many rooms are compacted at once, and so long each may take (ms): one that is stuck holds up no other. */
const compactAtOnce = 4;
const compactWithinMs = 10_000;
/** A log of so many bytes is compacted before anybody gets it. */
const shrunkFromBytes = 64 * 1024;
/** Whoever opens it waits so long for that (ms). */
const shrinkWithinMs = 2_000;

interface Options extends RoomOptions {
  readonly store: DocumentStore;
  readonly log: Log;
  readonly now: () => number;
}

/** The rooms in memory. There is never more than one of a document, also while one is loaded, compacted or dropped. */
export class Rooms {
  readonly #options: Options;
  readonly #entries = new Map<string, Entry>();

  constructor(options: Options) {
    this.#options = options;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The room when it is in memory. */
  find(name: string): Room | undefined {
    return this.#entries.get(name)?.loaded;
  }

  /**
   * The document's room, loaded if need be; undefined when there is no such document. Use it in the same turn:
   * an idle room may leave memory afterwards.
   * @throws what the database threw; nothing is kept then
   */
  async open(name: string): Promise<Room | undefined> {
    const now = this.#options.now();
    const entry = this.#entries.get(name) ?? {
      room: this.#load(name),
      ...{ usedAt: now, compactedAt: now, holders: 0 },
    };
    this.#entries.set(name, entry);
    try {
      const room = await entry.room;
      // Loading may have taken longer than a room is kept.
      entry.usedAt = this.#options.now();
      if (room) entry.loaded = room;
      else if (this.#entries.get(name) === entry) this.#entries.delete(name);
      return room;
    } catch (error) {
      if (this.#entries.get(name) === entry) this.#entries.delete(name);
      throw error;
    }
  }

  /** Keeps the room in memory until the answered function is called. Undefined when it has left already. */
  hold(room: Room): (() => void) | undefined {
    const entry = this.#entries.get(room.name);
    if (entry?.loaded !== room) return undefined;
    entry.holders += 1;
    return () => {
      entry.holders -= 1;
      entry.usedAt = this.#options.now();
    };
  }

  /** Compacts what has grown, and lets idle rooms go; each step may fail and is tried again. */
  async sweep(): Promise<void> {
    let compacts = true;
    const sweepOne = async (entry: Entry): Promise<void> => {
      const { loaded } = entry;
      if (!loaded) return;
      if (isInUse(entry)) entry.usedAt = this.#options.now();
      if (loaded.outrun) await this.#takeOver(loaded, entry);
      const leaves = this.#leaves(entry);
      // With the database away, waiting for every room would keep all of them in memory; their logs hold everything.
      if (compacts && (leaves || this.#grown(entry))) compacts = await this.#compact(loaded, entry);
      // Somebody may have come meanwhile.
      if (leaves && this.#leaves(entry)) this.#drop(loaded, entry);
    };
    const { log } = this.#options;
    await inParallel([...this.#entries.values()], compactAtOnce, sweepOne, (error) =>
      log.error({ err: error }, 'sweep of a room failed'),
    );
  }

  /** For the end of the process: whoever opens a long log next need not wait until it has been joined. */
  async compactLong(): Promise<void> {
    const compact = async (entry: Entry) => {
      const { loaded } = entry;
      if (loaded && loaded.size >= shrunkFromBytes) await this.#compact(loaded, entry);
    };
    const { log } = this.#options;
    await inParallel([...this.#entries.values()], compactAtOnce, compact, (error) =>
      log.error({ err: error }, 'a document was not compacted'),
    );
  }

  #leaves(entry: Entry): boolean {
    return !isInUse(entry) && this.#options.now() - entry.usedAt >= this.#options.limits.idleMs;
  }

  #grown({ loaded, compactedAt }: Entry): boolean {
    return (
      loaded !== undefined &&
      loaded.rows >= this.#options.limits.compactRows &&
      this.#options.now() - compactedAt >= this.#options.limits.compactEveryMs
    );
  }

  async #load(name: string): Promise<Room | undefined> {
    const { store, log } = this.#options;
    const loaded = await store.load(name);
    if (!loaded) return undefined;
    const room = new Room(name, loaded, this.#options);
    // Keystrokes one by one are many times the size of the text that they make: too much for a page to load.
    const logBytes = loaded.rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (logBytes > shrunkFromBytes) {
      await within(shrinkWithinMs, room.shrink()).catch((error: unknown) =>
        log.warn({ err: error }, 'a document is opened as it was typed'),
      );
    }
    return room;
  }

  #drop(room: Room, entry: Entry): void {
    room.awareness.end();
    if (this.#entries.get(room.name) === entry) this.#entries.delete(room.name);
  }

  /** A failure leaves snapshot and log as they were. @returns false when the database did not do it */
  async #compact(room: Room, entry: Entry): Promise<boolean> {
    const { store, log, now } = this.#options;
    entry.compactedAt = now();
    const snapshot = room.snapshot();
    if (!snapshot) return true;
    const { content } = snapshot;
    const state = await room.compact(content).catch((error: unknown) => {
      log.warn({ err: error }, 'a document cannot be compacted');
    });
    if (!state) return true;
    try {
      const compacted = { ...snapshot, state };
      if (await within(compactWithinMs, store.replace(compacted))) room.compacted(compacted, content);
      else await this.#takeOver(room, entry);
      return true;
    } catch (error) {
      log.warn({ err: error }, 'a document was not compacted');
      return false;
    }
  }

  /** Somebody else has replaced the snapshot: what is stored now is what counts. */
  async #takeOver(room: Room, entry: Entry): Promise<void> {
    const loaded = await this.#options.store.load(room.name);
    if (loaded?.epoch === room.epoch) return room.reloaded(loaded);
    this.#drop(room, entry);
    room.end(loaded ? closeCode.epochChanged : closeCode.notFound);
  }
}

/** Somebody is connected, or something is on its way. */
const isInUse = ({ loaded, holders }: Entry): boolean => holders > 0 || loaded?.idle !== true;
