import { messageType } from '@rapport/shared/collab/protocol';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { onTestFinished, vi } from 'vitest';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';

class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  readonly OPEN = 1;
  readyState = 0;
  readonly received: Uint8Array[] = [];
  onopen: () => void = () => undefined;
  onmessage: (event: { data: Uint8Array }) => void = () => undefined;
  onclose: (event: { code: number }) => void = () => undefined;

  send(data: Uint8Array): void {
    this.received.push(data);
  }

  close(): void {
    this.readyState = 3;
  }

  /** Lets in, in the order of the server: asks for what the page has, then tells what there is. */
  accept(doc = new Y.Doc()): void {
    this.readyState = 1;
    this.onopen();
    this.#say(messageType.sync, (encoder) => sync.writeSyncStep1(encoder, doc));
    this.#say(messageType.sync, (encoder) => sync.writeSyncStep2(encoder, doc));
  }

  /** @param messages how many update-carrying ones of this connection are in the database */
  callDurable(messages: number): void {
    this.#say(messageType.durable, (encoder) => encoding.writeVarUint(encoder, messages));
  }

  end(code: number): void {
    this.close();
    this.onclose({ code });
    this.dispatchEvent(new Event('close'));
  }

  /** Everything that came as a document. */
  content(): Y.Doc {
    const doc = new Y.Doc();
    for (const frame of this.received) {
      const decoder = decoding.createDecoder(frame);
      if (decoding.readVarUint(decoder) !== messageType.sync) continue;
      if (decoding.readVarUint(decoder) === sync.messageYjsSyncStep1) continue;
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
    }
    return doc;
  }

  #say(type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.onmessage({ data: encoding.toUint8Array(encoder) });
  }
}

/** Stands for the network and the server behind it until the test ends: says what a test wants it to. */
export function fakeCollabServer() {
  const sockets: FakeSocket[] = [];
  vi.useFakeTimers();
  vi.stubGlobal(
    'WebSocket',
    class extends FakeSocket {
      constructor() {
        super();
        sockets.push(this);
      }
    },
  );
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  return {
    sockets,
    /** The connection that the page has opened last, when all that it waits for has come. */
    next(): FakeSocket {
      const before = sockets.length;
      if (sockets.at(-1)?.readyState === 3) vi.advanceTimersByTime(20_000);
      const socket = sockets.at(-1);
      if (!socket || (sockets.length === before && socket.readyState !== 0)) throw new Error('nobody came');
      return socket;
    },
  };
}
