import type { CollabLimits } from '@rapport/shared/collab/limits';
import type { Log } from '../../platform/log.ts';
import type { CommitLog } from './commitLog.ts';
import { compactUpdate } from './compactUpdate.ts';
import type { DocumentStore } from './documentStore.ts';
import { Room } from './room.ts';

interface Entry {
  readonly room: Promise<Room | undefined>;
  loaded?: Room;
  usedAt: number;
  compactedAt: number;
}

/** A room in use is compacted when it has so many rows, but not more often than this (ms). */
const compaction = { rows: 500, everyMs: 10_000 } as const;

interface Options {
  readonly store: DocumentStore;
  readonly commitLog: CommitLog;
  readonly limits: CollabLimits;
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
    const entry = this.#entries.get(name) ?? { room: this.#load(name), usedAt: now, compactedAt: now };
    entry.usedAt = now;
    this.#entries.set(name, entry);
    try {
      const room = await entry.room;
      if (room) entry.loaded = room;
      else if (this.#entries.get(name) === entry) this.#entries.delete(name);
      return room;
    } catch (error) {
      if (this.#entries.get(name) === entry) this.#entries.delete(name);
      throw error;
    }
  }

  /** Compacts what has grown, and lets idle rooms go; each step may fail and is tried again. */
  async sweep(): Promise<void> {
    for (const [name, entry] of [...this.#entries]) {
      const { loaded } = entry;
      if (!loaded) continue;
      if (!loaded.idle) entry.usedAt = this.#options.now();
      const leaves = this.#leaves(entry);
      if (leaves || this.#grown(entry)) await this.#compact(loaded, entry);
      // Somebody may have come meanwhile.
      if (leaves && this.#leaves(entry)) {
        loaded.awareness.end();
        this.#entries.delete(name);
      }
    }
  }

  #leaves({ loaded, usedAt }: Entry): boolean {
    return loaded?.idle === true && this.#options.now() - usedAt >= this.#options.limits.idleMs;
  }

  #grown({ loaded, compactedAt }: Entry): boolean {
    return (
      loaded !== undefined &&
      loaded.rows >= compaction.rows &&
      this.#options.now() - compactedAt >= compaction.everyMs
    );
  }

  async #load(name: string): Promise<Room | undefined> {
    const { store, commitLog, limits } = this.#options;
    const loaded = await store.load(name);
    return loaded && new Room(name, loaded, commitLog, limits);
  }

  /** A failure leaves snapshot and log as they were. */
  async #compact(room: Room, entry: Entry): Promise<void> {
    const { store, log, now } = this.#options;
    entry.compactedAt = now();
    const snapshot = room.snapshot();
    if (!snapshot) return;
    try {
      const { content } = snapshot;
      const compacted = { ...snapshot, state: compactUpdate(content) };
      if (await store.replace(compacted)) return room.compacted(compacted, content);
      const loaded = await store.load(room.name);
      if (loaded) room.reloaded(loaded);
    } catch (error) {
      log.warn({ err: error }, 'a document was not compacted');
    }
  }
}
