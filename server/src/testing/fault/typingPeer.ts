import { messageType, type RoomStatus } from '@rapport/shared/collab/protocol';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/** Where a peer connects, and as whom. */
export interface Seat {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const step1 = 0;
const step2 = 1;
const update = 2;

/**
 * A client that keeps book: what it typed, which of that the server called durable, and what of others' it received
 * while the room said that everything was saved. It types marks, each of which is in a text whole and once.
 */
export class TypingPeer {
  readonly doc = new Y.Doc();
  readonly typed: string[] = [];
  readonly acknowledged = new Set<string>();
  readonly seenWhileSaved = new Set<string>();
  readonly statuses: RoomStatus[] = [];
  /** Hears of every mark of others that arrives. */
  onMark: (mark: string) => void = () => undefined;
  /** How what it writes gets on its way: at once, unless a test holds it back, drops it or changes the order. */
  post: (send: () => void) => void = (send) => send();
  closes = 0;
  readonly #seat: Seat;
  #ws: WebSocket | undefined;
  /** The marks in each update-carrying message of this connection. */
  #sent: (readonly string[])[] = [];
  #durable = 0;
  #synced: (() => void) | undefined;

  constructor(seat: Seat) {
    this.#seat = seat;
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#sendUpdate(update, bytes, [this.typed.at(-1) ?? '']);
    });
    this.#text.observe(({ delta }, { origin }) => {
      if (origin !== this) return;
      for (const { insert } of delta) if (typeof insert === 'string') this.#see(marksIn(insert));
    });
  }

  get saved(): boolean {
    return this.statuses.at(-1)?.saved ?? false;
  }

  get connected(): boolean {
    return this.#ws?.readyState === WebSocket.OPEN;
  }

  /** Its open connection. */
  get socket(): WebSocket {
    if (!this.#ws) throw new Error('not connected');
    return this.#ws;
  }

  get marks(): string[] {
    return marksIn(this.#text.toString());
  }

  /** True when the server has called all of it durable that this peer has sent over this connection. */
  get allDurable(): boolean {
    return this.#durable >= this.#sent.length;
  }

  /** Connects once; resolves with true when the document is here, with false when the connection has ended before. */
  connect(): Promise<boolean> {
    // One that is still being made would stay open beside this one, and count for itself.
    this.cut();
    const ws = new WebSocket(this.#seat.url, { headers: this.#seat.headers, perMessageDeflate: false });
    this.#ws = ws;
    this.#sent = [];
    this.#durable = 0;
    ws.on('error', () => undefined);
    ws.on('open', () => ws.send(syncMessage(step1, Y.encodeStateVector(this.doc))));
    ws.on('message', (data) => {
      if (ws === this.#ws) this.#receive(new Uint8Array(data as Buffer));
    });
    return new Promise((resolve) => {
      this.#synced = () => resolve(true);
      ws.on('close', () => {
        this.closes += 1;
        resolve(false);
      });
    });
  }

  /** Tries until the server is there. */
  async join(): Promise<this> {
    while (!(await this.connect())) await new Promise((resolve) => setTimeout(resolve, 50));
    return this;
  }

  type(mark: string, atEnd = true): void {
    this.typed.push(mark);
    this.#text.insert(atEnd ? this.#text.length : 0, `${mark};`);
  }

  /** Hangs up without a word. */
  cut(): void {
    this.#ws?.terminate();
  }

  end(): void {
    this.cut();
    this.doc.destroy();
  }

  get #text(): Y.Text {
    return this.doc.getText('typed');
  }

  #see(marks: readonly string[]): void {
    for (const mark of marks) {
      if (this.saved) this.seenWhileSaved.add(mark);
      this.onMark(mark);
    }
  }

  #sendUpdate(step: number, bytes: Uint8Array, marks: readonly string[]): void {
    const ws = this.#ws;
    this.post(() => {
      // Over another connection the server asks for it.
      if (!ws || ws !== this.#ws || !this.connected) return;
      this.#sent.push(marks);
      ws.send(syncMessage(step, bytes));
    });
  }

  #receive(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    switch (decoding.readVarUint(decoder)) {
      case messageType.sync:
        return this.#sync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
      case messageType.durable:
        return this.#stored(decoding.readVarUint(decoder));
      case messageType.roomStatus:
        this.statuses.push(JSON.parse(decoding.readVarString(decoder)) as RoomStatus);
    }
  }

  #sync(step: number, bytes: Uint8Array): void {
    if (step === step1) {
      return this.#sendUpdate(step2, Y.encodeStateAsUpdate(this.doc, bytes), this.marks);
    }
    Y.applyUpdate(this.doc, bytes, this);
    if (step === step2) this.#synced?.();
  }

  #stored(messages: number): void {
    for (const marks of this.#sent.slice(this.#durable, messages)) {
      for (const mark of marks) this.acknowledged.add(mark);
    }
    this.#durable = messages;
  }
}

export const marksIn = (text: string): string[] => text.split(';').filter(Boolean);

export function syncMessage(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}
