import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A TCP connection that says what no client of ours would: for claims about hostile bytes. */
export class RawSocket {
  readonly #socket: Socket;
  #received = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    // A reset by the server is an end like any other here.
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      this.#received = Buffer.concat([this.#received, bytes]);
    });
  }

  /** @param keepsHalf never closes its own side when the server closes */
  static async connect(port: number, { keepsHalf = false } = {}): Promise<RawSocket> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: keepsHalf });
    await once(socket, 'connect');
    return new RawSocket(socket);
  }

  get received(): Buffer {
    return this.#received;
  }

  write(bytes: Uint8Array | string): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  /** Asks for a WebSocket and answers the HTTP status: 101 when it is open; 0 when the server hung up. */
  async upgrade(path: string, headers: Record<string, string> = {}): Promise<number> {
    this.write(upgradeRequest(path, headers));
    while (!this.#received.includes('\r\n\r\n') && !this.#socket.destroyed && !this.#socket.readableEnded) {
      await Promise.race([once(this.#socket, 'data'), once(this.#socket, 'close')]);
    }
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(this.#received.toString('latin1'))?.[1] ?? 0);
  }

  /** As `upgrade`, or the close code when the server opens only to say that there is nothing here. */
  async entry(path: string, headers: Record<string, string> = {}): Promise<number> {
    const status = await this.upgrade(path, headers);
    if (status !== 101) return status;
    while (this.frames.length === 0 && !this.#socket.closed) {
      await Promise.race([once(this.#socket, 'data'), once(this.#socket, 'close')]);
    }
    return closeCodeIn(this.frames[0]) ?? status;
  }

  /** The frames of the server that have come in whole since the upgrade. */
  get frames(): readonly ServerFrame[] {
    return [...framesIn(this.#received.subarray(this.#received.indexOf('\r\n\r\n') + 4))];
  }

  /** Resolves when the server has closed its side. */
  async ended(): Promise<void> {
    if (!this.#socket.readableEnded) await once(this.#socket, 'end');
  }

  /** Resolves when the connection is gone, with the close code that the server gave, if any. */
  async closeCode(): Promise<number | undefined> {
    await this.closed();
    return closeCodeIn(this.frames.at(-1));
  }

  /** Resolves when the connection is gone, whoever ended it. */
  async closed(): Promise<void> {
    // `once` would throw when the end is a reset.
    if (!this.#socket.closed)
      await new Promise<void>((resolve) => this.#socket.once('close', () => resolve()));
  }

  /** Says that nothing more comes, as a client that has given up. */
  hangUp(): void {
    this.#socket.end();
  }

  end(): void {
    this.#socket.destroy();
  }
}

function upgradeRequest(path: string, headers: Record<string, string> = {}): string {
  const all = {
    Host: 'localhost',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

interface ServerFrame {
  readonly opcode: number;
  readonly payload: Buffer;
}

const closeCodeIn = (last: ServerFrame | undefined): number | undefined =>
  last?.opcode === 8 && last.payload.length >= 2 ? last.payload.readUInt16BE() : undefined;

function* framesIn(bytes: Buffer): Generator<ServerFrame> {
  for (let at = 0; at + 2 <= bytes.length; ) {
    const short = bytes.readUInt8(at + 1);
    const head = short === 127 ? 10 : short === 126 ? 4 : 2;
    if (at + head > bytes.length) return;
    const length =
      head === 10 ? Number(bytes.readBigUInt64BE(at + 2)) : head === 4 ? bytes.readUInt16BE(at + 2) : short;
    if (at + head + length > bytes.length) return;
    yield { opcode: bytes.readUInt8(at) & 0x0f, payload: bytes.subarray(at + head, at + head + length) };
    at += head + length;
  }
}

/** A masked WebSocket frame, as a client sends it. */
export function frame(payload: Uint8Array, opcode = 2): Buffer {
  const mask = randomBytes(4);
  const length = payload.length;
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | length])
      : length < 65_536
        ? Buffer.from([0x80 | opcode, 0x80 | 126, length >> 8, length & 0xff])
        : Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | 127, 0, 0, 0, 0]), uint32(length)]);
  const body = Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  return Buffer.concat([head, mask, body]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Six bytes each that break RFC 6455: a reserved bit, an unknown opcode, no mask, a fragmented ping. */
export const illegalFrames: Readonly<Record<string, Buffer>> = {
  'a reserved bit': Buffer.from([0xf2, 0x80, 1, 2, 3, 4]),
  'an unknown opcode': Buffer.from([0x83, 0x80, 1, 2, 3, 4]),
  'no mask': Buffer.from([0x82, 0x04, 1, 2, 3, 4]),
  'a fragmented ping': Buffer.from([0x09, 0x80, 1, 2, 3, 4]),
};
