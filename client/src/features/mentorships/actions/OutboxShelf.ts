import { type OutboxEntry, outboxEntry } from './outboxEntry.ts';
import { unsentPrefix } from './unsentNames.ts';

export type EntryStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * Entries on this device, each under a name of its own: two windows that write at once do not undo each other.
 * Where the browser refuses to store (full, private), they live as long as the page.
 */
export class OutboxShelf {
  readonly #prefix: string;
  readonly #storage: EntryStorage | undefined;
  readonly #unstorable = new Map<string, OutboxEntry>();

  constructor(personId: string, storage: EntryStorage | undefined) {
    this.#prefix = unsentPrefix(personId);
    this.#storage = storage;
  }

  /** Oldest first. */
  read(): OutboxEntry[] {
    const entries = [...this.#unstorable.values()];
    const storage = this.#storage;
    for (let i = 0; storage && i < storage.length; i++) {
      const name = storage.key(i);
      if (!name?.startsWith(this.#prefix)) continue;
      const entry = parse(storage.getItem(name));
      if (entry && !this.#unstorable.has(entry.key)) entries.push(entry);
    }
    return entries.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  }

  put(entry: OutboxEntry): void {
    try {
      if (!this.#storage) throw new Error('no storage');
      this.#storage.setItem(this.#prefix + entry.key, JSON.stringify(entry));
      this.#unstorable.delete(entry.key);
    } catch {
      this.#unstorable.set(entry.key, entry);
    }
  }

  remove(key: string): void {
    this.#unstorable.delete(key);
    this.#storage?.removeItem(this.#prefix + key);
  }

  /** True for the name of one of our entries, as a `storage` event from another window tells it. */
  owns(name: string | null): boolean {
    return name === null || name.startsWith(this.#prefix);
  }
}

function parse(text: string | null): OutboxEntry | undefined {
  try {
    return outboxEntry.safeParse(JSON.parse(text ?? 'null')).data;
  } catch {
    return undefined;
  }
}
