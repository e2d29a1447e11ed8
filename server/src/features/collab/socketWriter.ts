import type { Duplex } from 'node:stream';
import type { CollabLimits } from '@rapport/shared/collab/limits';
import type { CloseCode } from '@rapport/shared/collab/protocol';
import type { WebSocket } from 'ws';

type WriterLimits = Pick<CollabLimits, 'bufferedToReaderBytes' | 'closeMs'>;

/** Writes to one socket: one system call a turn of the event loop, and a bound on what waits for a slow reader. */
export class SocketWriter {
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #limits: WriterLimits;
  /** One frame, a first synchronisation for example, may be larger than the bound. */
  #allowance = 0;

  constructor(ws: WebSocket, socket: Duplex, limits: WriterLimits) {
    this.#ws = ws;
    this.#socket = socket;
    this.#limits = limits;
  }

  /** False when too much waits to be read. */
  send(frame: Uint8Array): boolean {
    const buffered = this.#ws.bufferedAmount;
    const { bufferedToReaderBytes } = this.#limits;
    if (buffered <= bufferedToReaderBytes) this.#allowance = 0;
    else if (buffered > bufferedToReaderBytes + this.#allowance) return false;
    this.#allowance = Math.max(this.#allowance, frame.length);
    cork(this.#socket);
    this.#ws.send(frame);
    return true;
  }

  close(code: CloseCode): void {
    this.#ws.resume();
    this.#ws.close(code);
    this.cutOff();
  }

  /** For a connection that is ending: whether the peer takes part in that or not. */
  cutOff(): void {
    const timer = setTimeout(() => this.#ws.terminate(), this.#limits.closeMs);
    timer.unref();
    this.#ws.once('close', () => clearTimeout(timer));
  }
}

let corked: Set<Duplex> = new Set();

/** What is written to the socket in this turn of the event loop leaves it in one system call. */
export function cork(socket: Duplex): void {
  if (corked.has(socket)) return;
  if (corked.size === 0) setImmediate(uncork);
  corked.add(socket);
  socket.cork();
}

function uncork(): void {
  const sockets = corked;
  corked = new Set();
  for (const socket of sockets) socket.uncork();
}
