import { isPublicComputer } from '../publicComputer.ts';

/** What the server last said, and when that was (ms since the epoch). */
export interface KeptAnswer {
  readonly at: number;
  readonly data: unknown;
}

const database = 'rapport-answers';
const store = 'answers';
const ownerKey = 'owner';

/** What nobody has read anew for so long is let go of (ms). */
const keptFor = 30 * 24 * 3_600_000;

/** Whoever leaves waits no longer for it to be gone (ms). */
const goneWithin = 1_000;

/**
 * What the server last answered to one person, on this device: for when it cannot be reached. Whoever comes next finds
 * nothing of it. Where the browser keeps nothing (a private window, a full disk), neither does this.
 */
export class KeptAnswers {
  #owner: string | undefined;
  /** Writes and the forgetting go one after the other: none may come in after it. */
  #last: Promise<unknown> = Promise.resolve();

  /** From now on answers are this person's; another one's go. On a public computer all go, and none is kept. */
  claim(personId: string, now: number): Promise<void> {
    if (isPublicComputer()) return this.forget();
    if (this.#owner === personId) return this.#last.then(() => undefined);
    this.#owner = personId;
    return this.#inTurn(async () => {
      if (this.#owner !== personId) return;
      const before = await this.#lastOwner().catch(() => undefined);
      if (before !== personId) await this.#ask('readwrite', (answers) => answers.clear());
      await this.#ask('readwrite', (answers) => answers.put({ at: now, data: personId }, ownerKey));
      await this.#dropOlderThan(now - keptFor);
    });
  }

  /** Keeps nothing unless somebody has claimed it. */
  keep(key: string, answer: KeptAnswer): Promise<void> {
    const owner = this.#owner;
    return this.#inTurn(async () => {
      if (owner === undefined || owner !== this.#owner) return;
      await this.#ask('readwrite', (answers) => answers.put(answer, `${owner}:${key}`));
    });
  }

  /** What was kept, not too long ago, for whoever used this device last and has not signed out. */
  async read(key: string, now = Date.now()): Promise<KeptAnswer | undefined> {
    // To look would make the database.
    if (isPublicComputer()) return undefined;
    try {
      const owner = this.#owner ?? (await this.#lastOwner());
      const kept = await this.#ask<KeptAnswer | undefined>('readonly', (answers) =>
        answers.get(`${owner}:${key}`),
      );
      return kept && kept.at >= now - keptFor ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  /** What a right no longer covers does not stay. */
  drop(key: string): Promise<void> {
    const owner = this.#owner;
    if (owner === undefined) return this.#last.then(() => undefined);
    return this.#inTurn(async () => {
      if (owner !== this.#owner) return;
      await this.#ask('readwrite', (answers) => answers.delete(`${owner}:${key}`));
    });
  }

  /**
   * Removes everything from this device; nothing is kept until somebody claims it again. Of what waits for its turn
   * nothing is done any more. Resolves when all is gone, or after a second: then it goes on by itself.
   */
  forget(): Promise<void> {
    this.#owner = undefined;
    const gone = this.#inTurn(remove);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, goneWithin);
      void gone.then(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async #lastOwner(): Promise<string | undefined> {
    const owner = await this.#ask<KeptAnswer | undefined>('readonly', (answers) => answers.get(ownerKey));
    return owner?.data as string | undefined;
  }

  async #dropOlderThan(at: number): Promise<void> {
    const [keys, answers] = await Promise.all([
      this.#ask<IDBValidKey[]>('readonly', (all) => all.getAllKeys()),
      this.#ask<KeptAnswer[]>('readonly', (all) => all.getAll()),
    ]);
    const old = keys.filter((_, i) => (answers[i]?.at ?? 0) < at);
    for (const key of old) await this.#ask('readwrite', (all) => all.delete(key));
  }

  #inTurn(work: () => Promise<unknown>): Promise<void> {
    const mine = this.#last.then(work).then(
      () => undefined,
      // The page works on without a copy.
      () => undefined,
    );
    this.#last = mine;
    return mine;
  }

  async #ask<T = unknown>(
    mode: IDBTransactionMode,
    ask: (answers: IDBObjectStore) => IDBRequest,
  ): Promise<T> {
    const opened = await open(mode);
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = opened.transaction(store, mode);
        const request = ask(transaction.objectStore(store));
        transaction.oncomplete = () => resolve(request.result as T);
        transaction.onabort = transaction.onerror = () => reject(transaction.error);
      });
    } finally {
      opened.close();
    }
  }
}

/** Rejects where there is nothing to read: to look must not make the database, which tells that somebody was here. */
function open(mode: IDBTransactionMode): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database);
    request.onupgradeneeded = () => {
      if (mode === 'readonly') request.transaction?.abort();
      else request.result.createObjectStore(store);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The database itself: an empty one would tell that somebody was here. */
function remove(): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(database);
    request.onsuccess = request.onerror = () => resolve();
  });
}

export const keptAnswers = new KeptAnswers();
