import { collabLimits } from '@rapport/shared/collab/limits';
import {
  closeCode,
  documentSchemaVersion,
  messageType,
  type RoomStatus,
  upgradeQuery,
} from '@rapport/shared/collab/protocol';
import * as decoding from 'lib0/decoding';
import { uint32 } from 'lib0/random';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { reachability } from '../api/reachability.ts';
import { isPublicComputer } from '../publicComputer.ts';
import { opensWithin } from '../socket/opensWithin.ts';
import { epochOf, rememberEpoch, replicaName } from './forgetReplicas.ts';
import { LagWatch } from './LagWatch.ts';
import { Replica } from './Replica.ts';
import { isFinal, reconnectDelay } from './reconnect.ts';
import { SeenByOthers } from './SeenByOthers.ts';
import { isDurable, type SaveProof, type SaveState, saveStateOf, wouldLose } from './saveState.ts';

export interface CollabState {
  readonly connection: 'connecting' | 'online' | 'offline' | 'refused';
  /** The close code, when the server does not want this connection back. */
  readonly refusedBecause: number | undefined;
  /** There is content to show: from this device or from the server. */
  readonly loaded: boolean;
  readonly synced: boolean;
  readonly save: SaveState;
  /** All that is saved stands before the other person's eyes. */
  readonly seen: boolean;
  /** Undefined until the server has told. */
  readonly rights: RoomStatus['rights'] | undefined;
  readonly readOnlyBecause: RoomStatus['reason'];
  /** The server has lost what this device still has: see `RoomStatus.behind`. */
  readonly behind: boolean;
}

/** After so many connections in a row that never opened, we ask over HTTP whether we are still signed in. */
const failuresBeforeAsking = 2;
/** Larger than any exponent that the provider's own backoff would reach, so that only our delay counts. */
const givesUpItsOwnBackoff = 30;
/** A connection that ended without a close frame. */
const lost = 1006;

const unconnected = { online: false, synced: false, sent: 0, durable: 0 } as const;

/** One document: its Yjs content, its way to the server, its copy on this device, and what is proved to be saved. */
export class CollabDocument {
  readonly doc = new Y.Doc();
  readonly #provider: WebsocketProvider;
  readonly #replica: Replica;
  readonly #seen: SeenByOthers;
  readonly #lag = new LagWatch((isLate) => this.#prove({ late: isLate }));
  /** Name of the copy on this device. */
  readonly #copy: string;
  readonly #listeners = new Set<() => void>();
  readonly #ended = new AbortController();
  #proof: SaveProof = {
    ...unconnected,
    roomSaved: true,
    changed: false,
    settled: false,
    unsent: false,
    late: false,
    replica: 'none',
  };
  #failures = 0;
  /** This connection has sent what may be too large for one message: the next one brings it as a first synchronisation. */
  #outsized = false;
  /** The clientID is a new one, under which nothing is durable yet. */
  #isRenewed = false;
  #state: CollabState = {
    connection: 'connecting',
    refusedBecause: undefined,
    loaded: false,
    synced: false,
    save: 'saving',
    seen: false,
    rights: undefined,
    readOnlyBecause: undefined,
    behind: false,
  };

  /** A guest's browser keeps nothing of it. */
  readonly #isGuest: boolean;

  /**
   * @param personId whose copy is kept on this device
   * @param isGuest comes by the guest cookie, and keeps no copy
   */
  constructor(name: string, personId: string, isGuest = false) {
    this.#isGuest = isGuest;
    this.#copy = replicaName(personId, name);
    // One listener before and one behind the provider's own tell whether it has sent the update.
    let sentBefore = 0;
    this.doc.on('update', () => {
      sentBefore = this.#proof.sent;
    });
    this.#provider = this.#createProvider(name);
    this.#seen = new SeenByOthers({
      awareness: this.#provider.awareness,
      personId,
      tell: (seen) => this.#set({ seen }),
    });
    this.#listenToProvider();
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin === this.#provider || this.#replica.isOrigin(origin)) return;
      this.#replica.mark();
      this.#prove({ changed: true, unsent: this.#proof.unsent || this.#proof.sent === sentBefore });
    });
    this.#replica = new Replica({
      name: this.#copy,
      doc: this.doc,
      isKept: !isGuest,
      onLoad: () => {
        if (this.doc.store.clients.size > 0) this.#set({ loaded: true });
      },
      onStanding: (replica) => this.#prove({ replica }),
    });
    const { signal } = this.#ended;
    addEventListener('online', () => this.#comeBack(), { signal });
    // Sooner than its own next try, which may be seconds away.
    signal.addEventListener(
      'abort',
      reachability.onReturn(() => this.#comeBack()),
    );
    this.#provider.connect();
  }

  /** False where nothing of it may stay on this device: for a guest, and on a public computer. */
  get keepsCopy(): boolean {
    return !this.#isGuest && !isPublicComputer();
  }

  get awareness() {
    return this.#provider.awareness;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getSnapshot = (): CollabState => this.#state;

  /**
   * Ends the connection and sets aside what this device has, so that the next to open the document begins with what
   * the server has: two histories of it must not meet, and nothing of either may be lost.
   * @returns false when nothing could be kept: this window then has the only copy, and goes on showing it
   */
  async beginAnew(): Promise<boolean> {
    this.#set({ connection: 'offline', synced: false, rights: 'read' });
    this.#provider.disconnect();
    await this.#replica.loaded;
    const isKept = this.keepsCopy && (await this.#setAside());
    if (isKept) await this.#forget();
    this.#set({ connection: 'refused', refusedBecause: isKept ? closeCode.epochChanged : undefined });
    return isKept;
  }

  /** Ends the connection; the copy on this device stays. */
  close(): void {
    this.#ended.abort();
    removeEventListener('beforeunload', this.#warn);
    this.#listeners.clear();
    this.#lag.end();
    this.#seen.end();
    this.#provider.destroy();
    this.#replica.close();
    this.doc.destroy();
  }

  #createProvider(name: string): WebsocketProvider {
    const noteSent = (data: unknown) => {
      if (!carriesUpdate(data)) return;
      this.#outsized ||= data[1] === update && data.length > collabLimits.updateBytes;
      this.#prove({ sent: this.#proof.sent + 1 });
    };
    class CountingSocket extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        const giveUp = setTimeout(
          () => this.readyState === WebSocket.CONNECTING && this.close(),
          opensWithin,
        );
        this.addEventListener('close', () => clearTimeout(giveUp));
      }

      override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
        noteSent(data);
        super.send(data as never);
      }
    }
    return new WebsocketProvider(collabAddress(), name, this.doc, {
      // Another tab is another connection: its clientID must not write through this one.
      disableBc: true,
      WebSocketPolyfill: CountingSocket,
      params: this.#params(epochOf(this.#copy)),
      // The provider's own rule stops after codes that ask us to come back.
      shouldReconnect: () => this.#state.connection !== 'refused',
      connect: false,
    });
  }

  #listenToProvider(): void {
    const provider = this.#provider;
    provider.messageHandlers[messageType.durable] = (_encoder, decoder) => {
      this.#prove({ durable: decoding.readVarUint(decoder) });
    };
    provider.messageHandlers[messageType.roomStatus] = (_encoder, decoder) => {
      const status = JSON.parse(decoding.readVarString(decoder)) as RoomStatus;
      const { rights, reason: readOnlyBecause, behind = false } = status;
      this.#set({ rights, readOnlyBecause, behind });
      this.#noteEpoch(status.epoch);
      this.#prove({ roomSaved: status.saved });
      // Is it this room alone that has to wait, or the database that is away?
      if (!status.saved) void reachability.check();
    };
    provider.on('status', ({ status }: { status: string }) => {
      if (status !== 'connected') return;
      reachability.answered();
      // Counts are of one connection: a new one begins at nothing and sends all that is missing again.
      this.#outsized = false;
      this.#prove({ ...unconnected, online: true, unsent: false });
      this.#set({ connection: 'online' });
    });
    provider.on('sync', (synced: boolean) => {
      this.#prove({ synced });
      this.#seen.synced(synced);
      if (synced) this.#failures = 0;
      this.#set({ synced, ...(synced && { loaded: true }) });
    });
    provider.on('connection-close', (event: CloseEvent | null) => this.#noteClose(event?.code ?? lost));
  }

  async #setAside(): Promise<boolean> {
    try {
      const { setAside } = await import('./aside.ts');
      await setAside(this.#copy, Y.encodeStateAsUpdate(this.doc), epochOf(this.#copy));
      return true;
    } catch {
      return false;
    }
  }

  #noteClose(code: number): void {
    if (this.#state.connection === 'refused') return;
    // Else it was the first synchronisation that is too large, and would be again.
    const mayBringAgain = code === closeCode.tooLarge && (this.#outsized || this.#proof.durable > 0);
    this.#prove(unconnected);
    if (code === closeCode.epochChanged) return void this.beginAnew();
    const isRefused = code === closeCode.foreignClient ? this.#isRenewed : isFinal(code) && !mayBringAgain;
    if (isRefused) return this.#refuse(code);
    if (code === closeCode.foreignClient) this.#renewClientId();
    this.#set({ connection: 'offline', synced: false });
    this.#failures += 1;
    this.#provider.wsUnsuccessfulReconnects = givesUpItsOwnBackoff;
    this.#provider.maxBackoffTime = reconnectDelay(this.#failures, code, Math.random());
    const isSilent = reachability.state().reach === 'offline';
    if (this.#failures >= failuresBeforeAsking && !isSilent) void this.#askWhetherSignedIn();
  }

  /** What was written under the one before stays in the document: the server says `behind` where it lacks any of it. */
  #renewClientId(): void {
    const { awareness, doc } = this.#provider;
    const shown = awareness.getLocalState();
    awareness.setLocalState(null);
    awareness.clientID = doc.clientID = uint32();
    awareness.setLocalState(shown);
    this.#isRenewed = true;
  }

  #comeBack(): void {
    if (this.#state.connection !== 'refused') this.#provider.connect();
  }

  /** An upgrade that is refused tells a browser nothing but 1006. */
  async #askWhetherSignedIn(): Promise<void> {
    const answer = await fetch(this.#isGuest ? '/api/guest/seat' : '/api/me', {
      signal: this.#ended.signal,
    }).catch(() => undefined);
    if (answer?.status !== 401) return;
    this.#refuse(closeCode.signedOut);
    this.#provider.disconnect();
  }

  #refuse(code: number): void {
    this.#set({ connection: 'refused', refusedBecause: code, synced: false, rights: 'read' });
    // What a right no longer covers does not stay on the device. A server that does not know the document may have
    // lost it: then this is the only copy.
    if (code === closeCode.rightEnded) void this.#forget();
  }

  /** The copy becomes one of this epoch; from the next connection on the server knows which history it has. */
  #noteEpoch(epoch: number): void {
    if (epochOf(this.#copy) !== undefined) return;
    if (!this.#isGuest) rememberEpoch(this.#copy, epoch);
    this.#provider.params = this.#params(epoch);
  }

  #params(epoch: number | undefined): Record<string, string> {
    return { ...paramsOf(epoch), ...(this.#isGuest && { [upgradeQuery.guest]: '' }) };
  }

  async #forget(): Promise<void> {
    rememberEpoch(this.#copy, undefined);
    await this.#replica.drop();
  }

  #prove(news: Partial<SaveProof>): void {
    if (this.#ended.signal.aborted) return;
    const proof = { ...this.#proof, ...news };
    this.#proof = isDurable(proof) ? { ...proof, changed: false, settled: true } : proof;
    if (isDurable(proof)) this.#isRenewed = false;
    this.#replica.proveSaved(isDurable(proof) && proof.roomSaved && !this.#state.behind);
    this.#set({ save: saveStateOf(this.#proof) });
    if (news.changed) this.#seen.changed();
    else if (proof.changed && !this.#proof.changed) this.#seen.saved();
    if (news.late === undefined) this.#lag.note(this.#proof);
    // Only while it is needed: a page with such a listener is not kept by the browser for its back button.
    if (wouldLose(this.#proof)) addEventListener('beforeunload', this.#warn);
    else removeEventListener('beforeunload', this.#warn);
  }

  #set(news: Partial<CollabState>): void {
    const next = { ...this.#state, ...news };
    const keys = Object.keys(next) as (keyof CollabState)[];
    if (keys.every((key) => Object.is(next[key], this.#state[key]))) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }

  readonly #warn = (event: BeforeUnloadEvent): void => event.preventDefault();
}

/** What a page says of itself when it opens a document. @param epoch of what it has; undefined when it has nothing */
export function paramsOf(epoch: number | undefined): Record<string, string> {
  const schema = { [upgradeQuery.schema]: String(documentSchemaVersion) };
  return epoch === undefined ? schema : { ...schema, [upgradeQuery.epoch]: String(epoch) };
}

/** Where documents are opened, each by its name below it. */
export const collabAddress = (): string =>
  `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`;

const syncStep2 = 1;
const update = 2;

function carriesUpdate(data: unknown): data is Uint8Array {
  if (!(data instanceof Uint8Array) || data[0] !== messageType.sync) return false;
  return data[1] === syncStep2 || data[1] === update;
}
