import { messageType } from '@rapport/shared/collab/protocol';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type Seat, syncMessage } from './typingPeer.ts';

/** A member of the room who sends whatever a test wants it to. */
export class Attacker {
  readonly ws: WebSocket;
  /** The close code; 1006 when the server hung up. */
  readonly closed: Promise<number>;

  private constructor(seat: Seat) {
    this.ws = new WebSocket(seat.url, { headers: seat.headers, perMessageDeflate: false });
    this.ws.on('error', () => undefined);
    this.closed = new Promise((resolve) => this.ws.on('close', resolve));
  }

  /** Resolves once the server has answered its hello. */
  static async join(seat: Seat): Promise<Attacker> {
    const attacker = new Attacker(seat);
    const { ws } = attacker;
    const answered = new Promise<void>((resolve, reject) => {
      ws.on('message', (data: Buffer) => {
        if (data[0] === messageType.sync && data[1] === 1) resolve();
      });
      ws.on('close', () => reject(new Error('the attacker was not let in')));
    });
    ws.on('open', () => ws.send(syncMessage(0, Uint8Array.of(0))));
    await answered;
    return attacker;
  }

  send(bytes: Uint8Array): void {
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(bytes);
  }

  /** Resolves when the server has read all that was sent, with true, or has closed, with false. */
  heard(): Promise<boolean> {
    return new Promise((resolve) => {
      this.ws.once('pong', () => resolve(true));
      void this.closed.then(() => resolve(false));
      if (this.ws.readyState === WebSocket.OPEN) this.ws.ping();
    });
  }

  end(): void {
    this.ws.terminate();
  }
}

/** An update that writes under this clientID from this clock on. */
export function typedAs(client: number, clock: number, text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getText('typed').insert(0, 'x'.repeat(clock));
  const before = Y.encodeStateVector(doc);
  doc.getText('typed').insert(clock, text);
  return Y.encodeStateAsUpdate(doc, before);
}
