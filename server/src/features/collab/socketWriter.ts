import type { Duplex } from 'node:stream';
import type { CloseCode } from '@rapport/shared/collab/protocol';
import type { WebSocket } from 'ws';

/** A peer that does not read has so long to take its close frame (ms). */
const closeWithin = 1_000;

/** Writes to one socket: one system call a turn of the event loop, and a bound on what waits for a slow reader. */
export class SocketWriter {
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #mostBuffered: number;
  /** One frame, a first synchronisation for example, may be larger than the bound. */
  #allowance = 0;

  constructor(ws: WebSocket, socket: Duplex, mostBuffered: number) {
    this.#ws = ws;
    this.#socket = socket;
    this.#mostBuffered = mostBuffered;
  }

  /** False when too much waits to be read. */
  send(frame: Uint8Array): boolean {
    const buffered = this.#ws.bufferedAmount;
    if (buffered <= this.#mostBuffered) this.#allowance = 0;
    else if (buffered > this.#mostBuffered + this.#allowance) return false;
    this.#allowance = Math.max(this.#allowance, frame.length);
    cork(this.#socket);
    this.#ws.send(frame);
    return true;
  }

  close(code: CloseCode): void {
    this.#ws.resume();
    this.#ws.close(code);
    const timer = setTimeout(() => this.#ws.terminate(), closeWithin);
    timer.unref();
    this.#ws.once('close', () => clearTimeout(timer));
  }
}

let corked: Set<Duplex> = new Set();

function cork(socket: Duplex): void {
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
