import { closeCode, finalCloseCodes, messageType, type RoomStatus } from '@rapport/shared/collab/protocol';
import * as decoding from 'lib0/decoding';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { replicaName } from './forgetReplicas.ts';
import { type SaveProof, type SaveState, saveStateOf, wouldLose } from './saveState.ts';

export interface CollabState {
  readonly connection: 'connecting' | 'online' | 'offline' | 'refused';
  /** The close code, when the server does not want this connection back. */
  readonly refusedBecause: number | undefined;
  /** There is content to show: from this device or from the server. */
  readonly loaded: boolean;
  readonly synced: boolean;
  readonly save: SaveState;
  readonly rights: RoomStatus['rights'];
  readonly readOnlyBecause: RoomStatus['reason'];
}

/** After so many connections in a row that never opened, we ask over HTTP whether we are still signed in. */
const failuresBeforeAsking = 2;

/** One document: its Yjs content, its way to the server, its copy on this device, and what is proved to be saved. */
export class CollabDocument {
  readonly doc = new Y.Doc();
  readonly #provider: WebsocketProvider;
  readonly #replica: IndexeddbPersistence | undefined;
  readonly #listeners = new Set<() => void>();
  #proof: SaveProof = {
    online: false,
    synced: false,
    sent: 0,
    durable: 0,
    roomSaved: true,
    changed: false,
    replica: false,
  };
  #failures = 0;
  #state: CollabState = {
    connection: 'connecting',
    refusedBecause: undefined,
    loaded: false,
    synced: false,
    save: 'saving',
    rights: 'read',
    readOnlyBecause: undefined,
  };

  constructor(name: string, personId: string) {
    const sent = (data: unknown) => this.#noteSent(data);
    class CountingSocket extends WebSocket {
      override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
        sent(data);
        super.send(data as never);
      }
    }
    const base = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`;
    this.#provider = new WebsocketProvider(base, name, this.doc, {
      // Another tab is another connection: its clientID must not write through this one.
      disableBc: true,
      WebSocketPolyfill: CountingSocket,
      maxBackoffTime: 5_000,
      connect: false,
    });
    this.#listenToProvider();
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== this.#provider && origin !== this.#replica) this.#prove({ changed: true });
    });
    // A private window may have no IndexedDB; the page works on without a copy.
    this.#replica =
      typeof indexedDB === 'undefined'
        ? undefined
        : new IndexeddbPersistence(replicaName(personId, name), this.doc);
    this.#replica?.whenSynced.then(
      () => {
        this.#prove({ replica: true });
        if (this.doc.store.clients.size > 0) this.#set({ loaded: true });
      },
      () => undefined,
    );
    addEventListener('beforeunload', this.#warn);
    this.#provider.connect();
  }

  get awareness() {
    return this.#provider.awareness;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getSnapshot = (): CollabState => this.#state;

  /** Ends the connection; the copy on this device stays. */
  close(): void {
    removeEventListener('beforeunload', this.#warn);
    this.#listeners.clear();
    this.#provider.destroy();
    void this.#replica?.destroy();
    this.doc.destroy();
  }

  #listenToProvider(): void {
    const provider = this.#provider;
    provider.messageHandlers[messageType.durable] = (_encoder, decoder) => {
      const durable = decoding.readVarUint(decoder);
      this.#prove({ durable, ...(durable >= this.#proof.sent && { changed: false }) });
    };
    provider.messageHandlers[messageType.roomStatus] = (_encoder, decoder) => {
      const status = JSON.parse(decoding.readVarString(decoder)) as RoomStatus;
      this.#set({ rights: status.rights, readOnlyBecause: status.reason });
      this.#prove({ roomSaved: status.saved });
    };
    provider.on('status', ({ status }: { status: string }) => {
      // Counts are of one connection: a new one begins at nothing and sends all that is missing again.
      if (status === 'connecting') this.#prove({ online: false, synced: false, sent: 0, durable: 0 });
      if (status === 'connected') {
        this.#failures = 0;
        this.#prove({ online: true });
        this.#set({ connection: 'online' });
      }
    });
    provider.on('sync', (synced: boolean) => {
      this.#prove({ synced });
      this.#set({ synced, ...(synced && { loaded: true }) });
    });
    provider.on('connection-close', (event: CloseEvent | null) => {
      this.#prove({ online: false, synced: false, sent: 0, durable: 0 });
      if (event && finalCloseCodes.has(event.code)) return this.#refuse(event.code);
      this.#set({ connection: 'offline', synced: false });
      this.#failures += 1;
      if (this.#failures >= failuresBeforeAsking) void this.#askWhetherSignedIn();
    });
  }

  /** An upgrade that is refused tells a browser nothing but 1006. */
  async #askWhetherSignedIn(): Promise<void> {
    const answer = await fetch('/api/me').catch(() => undefined);
    if (answer?.status === 401) this.#refuse(closeCode.signedOut);
  }

  #refuse(code: number): void {
    this.#provider.shouldConnect = false;
    this.#provider.disconnect();
    this.#set({ connection: 'refused', refusedBecause: code, rights: 'read' });
    // What a right no longer covers does not stay on the device.
    if (code === closeCode.rightEnded || code === closeCode.notFound) void this.#replica?.clearData();
  }

  #noteSent(data: unknown): void {
    if (!(data instanceof Uint8Array) || data[0] !== messageType.sync) return;
    const carriesUpdate = data[1] === 1 || data[1] === 2;
    if (carriesUpdate) this.#prove({ sent: this.#proof.sent + 1 });
  }

  #prove(news: Partial<SaveProof>): void {
    this.#proof = { ...this.#proof, ...news };
    this.#set({ save: saveStateOf(this.#proof) });
  }

  #set(news: Partial<CollabState>): void {
    const next = { ...this.#state, ...news };
    const same = (Object.keys(next) as (keyof CollabState)[]).every((key) =>
      Object.is(next[key], this.#state[key]),
    );
    if (same) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }

  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (wouldLose(this.#proof)) event.preventDefault();
  };
}
