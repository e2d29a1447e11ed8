import { collabLimits } from '@rapport/shared/collab/limits';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { isPublicComputer } from '../publicComputer.ts';
import { rememberDatabase } from './forgetReplicas.ts';
import { proofs, unsaved } from './proofStore.ts';

/** What the server calls durable counts as saved after this (ms): so late it may still say that it is behind. */
const provedAfter = 2 * collabLimits.lossMs;

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
  readonly #doc: Y.Doc;
  readonly #persistence: IndexeddbPersistence | undefined;
  readonly #onStanding: (standing: Standing) => void;
  /** Resolves when the document holds all that was kept, which may be nothing. */
  readonly loaded: Promise<void>;
  #database: IDBDatabase | undefined;
  #failed = false;
  #asked = 0;
  #isMarked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ name, doc, isKept, onLoad, onStanding }: Options) {
    this.#doc = doc;
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

  /** Something is written here that the server may not have. */
  mark(): void {
    if (this.#isMarked) return;
    this.#isMarked = true;
    this.#noteUnsaved();
  }

  /** @param isSaved whether the server has, as far as it says, all that the document holds */
  proveSaved(isSaved: boolean): void {
    if (isSaved) {
      this.#timer ??= setTimeout(() => void this.#noteSaved(), provedAfter);
    } else {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
  }

  /** Whether it is proved that the server has all that the pages of this device wrote into the copy. */
  async isSaved(): Promise<boolean> {
    if (!this.#database) return false;
    const { isSaved } = await import('./replicaProofs.ts');
    return isSaved(this.#database, this.#doc);
  }

  close(): void {
    clearTimeout(this.#timer);
    void this.#persistence?.destroy();
  }

  /** Removes the copy from this device. */
  async drop(): Promise<void> {
    clearTimeout(this.#timer);
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
    if (this.#isMarked) this.#noteUnsaved();
    this.#prove();
  }

  async #noteSaved(): Promise<void> {
    this.#isMarked = false;
    // Of now: what is written while the code comes is not in it.
    const stateVector = Y.encodeStateVector(this.#doc);
    try {
      const { noteSaved } = await import('./replicaProofs.ts');
      if (this.#database && !this.#failed) noteSaved(this.#database, stateVector);
    } catch {
      // Not proved: the copy stays for longer than it had to.
    }
  }

  #noteUnsaved(): void {
    if (!this.#database || this.#failed) return;
    this.#database.transaction([proofs], 'readwrite').objectStore(proofs).put(unsaved, this.#doc.clientID);
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
