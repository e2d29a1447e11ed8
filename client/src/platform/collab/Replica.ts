import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { isPublicComputer } from '../publicComputer.ts';
import { rememberDatabase } from './forgetReplicas.ts';

type Standing = 'none' | 'writing' | 'stored';

interface Options {
  /** As `replicaName` writes it. */
  readonly name: string;
  readonly doc: Y.Doc;
  /** False where nothing may stay on the device. */
  readonly isKept: boolean;
  /** The copy has been read into the document. */
  readonly onLoad: () => void;
  /** Whether the copy holds everything, each time that this changes. */
  readonly onStanding: (standing: Standing) => void;
}

/** The copy of a document on this device, with proof of what the browser has written to its disk. */
export class Replica {
  readonly #persistence: IndexeddbPersistence | undefined;
  readonly #onStanding: (standing: Standing) => void;
  /** Resolves when the document holds all that was kept, which may be nothing. */
  readonly loaded: Promise<void>;
  #database: IDBDatabase | undefined;
  #failed = false;
  #asked = 0;

  constructor({ name, doc, isKept, onLoad, onStanding }: Options) {
    this.#onStanding = onStanding;
    // A private window may have no IndexedDB, and a public computer is to keep nothing; the page works on without a copy.
    if (!isKept || typeof indexedDB === 'undefined' || isPublicComputer()) {
      this.loaded = Promise.resolve();
      return;
    }
    const persistence = new IndexeddbPersistence(rememberDatabase(name), doc);
    this.#persistence = persistence;
    this.loaded = new Promise((resolve) => {
      persistence.on('synced', () => {
        this.#watch(persistence);
        onLoad();
        resolve();
      });
      // Some browsers have it and let nobody in.
      persistence._db.catch(() => {
        this.#fail();
        resolve();
      });
    });
    // After the persistence's own listener, so that its write is under way when we ask for it.
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== persistence) this.#prove();
    });
  }

  /** True for the origin of what was read from the copy. */
  isOrigin(origin: unknown): boolean {
    return this.#persistence !== undefined && origin === this.#persistence;
  }

  close(): void {
    void this.#persistence?.destroy();
  }

  /** Removes the copy from this device. */
  async drop(): Promise<void> {
    this.#failed = true;
    await this.#persistence?.clearData();
  }

  #watch({ db }: IndexeddbPersistence): void {
    if (!db) return;
    this.#database = db;
    // A write that the disk refuses, a full one for example, tells nobody but the database.
    db.addEventListener('abort', () => this.#fail());
    // Another window removes the copy: signed out there, or begun anew. A write into what is closed would throw, and
    // with it the change that is written, in the middle of what somebody does.
    db.addEventListener('versionchange', () => {
      this.close();
      this.#fail();
    });
    this.#prove();
  }

  #fail(): void {
    this.#failed = true;
    this.#onStanding('none');
  }

  /** Transactions on one store run in their order: when ours has run, the writes before it are on the disk. */
  #prove(): void {
    if (!this.#database || this.#failed) return;
    this.#asked += 1;
    const asked = this.#asked;
    this.#onStanding('writing');
    const after = this.#database.transaction(['updates'], 'readonly');
    after.addEventListener('complete', () => {
      if (asked === this.#asked && !this.#failed) this.#onStanding('stored');
    });
  }
}
