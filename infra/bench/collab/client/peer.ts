import type { Socket } from 'node:net';
import { messageType, type RoomStatus } from '@rapport/shared/collab/protocol';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { addressedType, emptyState, emptyUpdate, Frames, syncType } from './frames.ts';
import type { Seat } from './seat.ts';

/** What a peer hears; nothing of it is needed. */
export interface Hears {
  /** An update of others; of its own, too, where the server echoes. */
  update?(update: Uint8Array): void;
  /** The answer to its step 1: what it lacked. */
  step2?(update: Uint8Array): void;
  /** So many of its updates are acknowledged; by their echo, where it is alone in its room. */
  acknowledged?(count: number): void;
  status?(status: RoomStatus): void;
  closed?(code: number): void;
}

/** What a client has of a document before it connects. */
export interface Own {
  readonly stateVector: Uint8Array;
  readonly state: Uint8Array;
}

const nothing: Own = { stateVector: emptyState, state: emptyUpdate };

/** A connection that speaks the y-websocket protocol in bytes, without a document of its own. */
export class Peer {
  readonly frames: Frames;
  /** Bytes of all messages that came. */
  received = 0;
  readonly #ws: WebSocket;
  readonly #hears: Hears;
  readonly #echoes: boolean;
  readonly #own: Own;
  readonly #synced: Promise<void>;
  #resolveSynced: () => void = () => undefined;
  #acknowledged = 0;
  #answers = 0;

  constructor(seat: Seat, hears: Hears = {}, own = nothing) {
    this.frames = new Frames(seat);
    this.#hears = hears;
    this.#echoes = seat.echoes;
    this.#own = own;
    this.#ws = new WebSocket(seat.url, {
      headers: seat.headers,
      perMessageDeflate: false,
      // Masks hide nothing here, and a mask of zeros costs the client nothing.
      generateMask: (mask) => mask.fill(0),
    });
    this.#synced = new Promise((resolve, reject) => {
      this.#resolveSynced = resolve;
      this.#ws.once('error', reject);
      this.#ws.once('close', (code) => reject(new Error(`closed with ${code} before it was synchronised`)));
    });
    // Those who do not wait for it are told by `closed`.
    this.#synced.catch(() => undefined);
    this.#ws.on('open', () => {
      if (seat.dialect === 'addressed') this.#ws.send(this.frames.token());
      this.#ws.send(this.frames.sync(syncType.step1, own.stateVector));
    });
    this.#ws.on('message', (data) => this.#receive(data as Buffer));
    this.#ws.on('error', () => undefined);
    this.#ws.on('close', (code) => hears.closed?.(code));
  }

  /** Resolves with the server's step 2. @throws when the server refuses or closes before that */
  synced(): Promise<void> {
    return this.#synced;
  }

  send(update: Uint8Array): void {
    this.sendFrame(this.frames.sync(syncType.update, update));
  }

  /** Frames of one turn of the event loop leave in one system call. */
  sendFrame(frame: Uint8Array): void {
    cork(this.#ws);
    this.#ws.send(frame);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#ws.readyState === WebSocket.CLOSED) return resolve();
      this.#ws.once('close', () => resolve());
      this.#ws.close();
    });
  }

  /** Gone without a word. */
  vanish(): void {
    this.#ws.terminate();
  }

  #receive(data: Buffer): void {
    this.received += data.length;
    const decoder = decoding.createDecoder(data);
    decoder.pos = this.frames.address.length;
    switch (decoding.readVarUint(decoder)) {
      case messageType.sync:
      case addressedType.syncReply:
        return this.#sync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
      case messageType.durable:
        return this.#acknowledge(decoding.readVarUint(decoder));
      case addressedType.syncStatus:
        return this.#acknowledge(this.#acknowledged + 1);
      case messageType.roomStatus:
        return this.#hears.status?.(JSON.parse(decoding.readVarString(decoder)) as RoomStatus);
    }
  }

  #sync(type: number, content: Uint8Array): void {
    switch (type) {
      case syncType.step1:
        // An echo is an update's only; other acknowledgements count this answer, too.
        if (!this.#echoes) this.#answers += 1;
        this.#ws.send(this.frames.sync(syncType.step2, this.#own.state));
        return;
      case syncType.step2:
        this.#hears.step2?.(content);
        return this.#resolveSynced();
      case syncType.update:
        this.#hears.update?.(content);
        if (this.#echoes) this.#acknowledge(this.#acknowledged + 1);
    }
  }

  #acknowledge(messages: number): void {
    this.#acknowledged = messages;
    this.#hears.acknowledged?.(messages - this.#answers);
  }
}

let corked: Socket[] = [];

/** `ws` keeps its socket private; one write a message would make the client the limit. */
function cork(ws: WebSocket): void {
  const socket = (ws as unknown as { _socket: Socket })._socket;
  if (socket.writableCorked > 0) return;
  if (corked.length === 0) setImmediate(uncork);
  corked.push(socket);
  socket.cork();
}

function uncork(): void {
  const sockets = corked;
  corked = [];
  for (const socket of sockets) socket.uncork();
}
