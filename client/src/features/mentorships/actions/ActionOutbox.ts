import { type ErrorCode, RapportError } from '@rapport/shared/core/errors';
import type { ActionView } from '@rapport/shared/mentorships/actions.api';
import type { OutboxShelf } from './OutboxShelf.ts';
import { type NewEntry, type OutboxEntry, unsentId } from './outboxEntry.ts';

/** Refusals that pass by themselves; everything else waits for its author. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'unavailable',
  'internal',
  'too_many_requests',
  'conflict',
  'signed_out',
]);
/** Waits between two tries, the last one for good (ms). */
const waits = [1_000, 2_000, 5_000, 15_000] as const;
/** A fault of the server that comes back this often for one change counts as a refusal. */
const faultsUntilRefused = 5;

export interface OutboxParts {
  readonly shelf: OutboxShelf;
  readonly send: (entry: OutboxEntry) => Promise<ActionView>;
  readonly onSent: (action: ActionView) => void;
  /** Calls back when the server can be reached again; answers what ends it. */
  readonly onReturn: (listener: () => void) => () => void;
  readonly now?: () => number;
  readonly newKey?: () => string;
}

/**
 * Changes of actions on their way to the server: kept on this device until it has answered, sent in the order in which
 * they were made, one at a time, and as often as it takes; the key of each makes a repeated one change nothing twice.
 */
export class ActionOutbox {
  readonly #parts: OutboxParts;
  readonly #listeners = new Set<() => void>();
  #entries: readonly OutboxEntry[];
  #started = 0;
  #sending: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #faults = 0;
  #endListening: () => void = () => undefined;
  #lastAt = 0;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#entries = parts.shelf.read();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What has not been answered by the server, oldest first. */
  readonly entries = (): readonly OutboxEntry[] => this.#entries;

  /** Starts sending; ends when all who started it have ended it. */
  start(): () => void {
    if (this.#started++ === 0) this.#listen();
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      if (--this.#started === 0) this.#endListening();
    };
  }

  /** Takes a change in; answers its key. */
  put(change: NewEntry): string {
    const { now = Date.now, newKey = () => crypto.randomUUID() } = this.#parts;
    // A second answer in the same review replaces the first while that has not left.
    const replaced = this.#entries.find(
      (entry) => entry.key !== this.#sending && isSameReview(entry, change),
    );
    if (replaced) this.#parts.shelf.remove(replaced.key);
    const key = newKey();
    // Two changes within a millisecond keep their order.
    this.#lastAt = Math.max(now(), this.#lastAt + 1);
    this.#parts.shelf.put({ ...change, key, at: this.#lastAt });
    this.#changed();
    void this.#drain();
    return key;
  }

  /** Tries a refused change again. */
  retry(key: string): void {
    const entry = this.#entries.find((known) => known.key === key);
    if (!entry) return;
    const { refused: _, ...again } = entry;
    this.#parts.shelf.put(again);
    this.#changed();
    void this.#drain();
  }

  /** Gives a change up, and those of an action that only this change would have made. */
  discard(key: string): void {
    const orphans = this.#entries.filter((entry) => 'actionId' in entry && entry.actionId === unsentId(key));
    for (const entry of [key, ...orphans.map((orphan) => orphan.key)]) this.#parts.shelf.remove(entry);
    this.#changed();
  }

  #listen(): void {
    const onStorage = (event: StorageEvent) => {
      if (this.#parts.shelf.owns(event.key)) this.#changed();
    };
    window.addEventListener('storage', onStorage);
    const endReturn = this.#parts.onReturn(() => {
      this.#tries = 0;
      void this.#drain();
    });
    this.#endListening = () => {
      clearTimeout(this.#timer);
      window.removeEventListener('storage', onStorage);
      endReturn();
    };
    void this.#drain();
  }

  async #drain(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#sending !== undefined) return;
    for (let next = this.#next(); next; next = this.#next()) {
      this.#sending = next.key;
      const goesOn = await this.#sendOne(next);
      this.#sending = undefined;
      if (!goesOn) return this.#wait();
    }
  }

  #next(): OutboxEntry | undefined {
    if (this.#started === 0) return undefined;
    const refusedIds = new Set(
      this.#entries.filter(({ refused }) => refused).map(({ key }) => unsentId(key)),
    );
    return this.#entries.find(
      (entry) => !entry.refused && !('actionId' in entry && refusedIds.has(entry.actionId)),
    );
  }

  /** @returns false when the others have to wait with it */
  async #sendOne(entry: OutboxEntry): Promise<boolean> {
    try {
      const action = await this.#parts.send(entry);
      this.#tries = 0;
      this.#faults = 0;
      this.#parts.shelf.remove(entry.key);
      if (entry.kind === 'create') this.#rename(unsentId(entry.key), action.id);
      // First what is, then that it no longer waits: the other way round it would be gone for a moment.
      this.#parts.onSent(action);
      this.#changed();
      return true;
    } catch (error) {
      const code = error instanceof RapportError ? error.code : 'internal';
      if (code === 'internal') this.#faults += 1;
      if (passing.has(code) && this.#faults < faultsUntilRefused) return false;
      this.#faults = 0;
      this.#parts.shelf.put({ ...entry, refused: code });
      this.#changed();
      return true;
    }
  }

  #rename(from: string, to: string): void {
    for (const entry of this.#parts.shelf.read())
      if ('actionId' in entry && entry.actionId === from) this.#parts.shelf.put({ ...entry, actionId: to });
  }

  #wait(): void {
    if (this.#started === 0) return;
    const wait = waits[Math.min(this.#tries++, waits.length - 1)];
    this.#timer = setTimeout(() => void this.#drain(), wait);
  }

  #changed(): void {
    this.#entries = this.#parts.shelf.read();
    for (const listener of this.#listeners) listener();
  }
}

function isSameReview(entry: OutboxEntry, change: NewEntry): boolean {
  return (
    entry.kind === 'review' &&
    change.kind === 'review' &&
    entry.actionId === change.actionId &&
    entry.sessionId === change.sessionId
  );
}
