import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import type { CollabLimits } from '@rapport/shared/collab/limits';
import { type CloseCode, closeCode, type RoomStatus } from '@rapport/shared/collab/protocol';
import type { RawData, WebSocket } from 'ws';
import { isGuest, type Principal } from '../../platform/http/principal.ts';
import type { Log } from '../../platform/log.ts';
import { Answers } from './answers.ts';
import { MalformedError } from './byteReader.ts';
import { type AwarenessEntry, type ClientMessage, readClientMessage } from './clientMessage.ts';
import { Exchange } from './exchange.ts';
import type { Member } from './member.ts';
import type { Purse } from './purse.ts';
import type { Room } from './room.ts';
import { serverMessage } from './serverMessage.ts';
import { ShownState } from './shownState.ts';
import type { SocketWriter } from './socketWriter.ts';

/** Tokens of the message bucket. Stock clients send back every awareness they hear, so those have to be cheap. */
const cost = { sync: 1, step1: 10, awareness: 0.1 } as const;

export interface ConnectionOptions {
  readonly ws: WebSocket;
  readonly writer: SocketWriter;
  readonly room: Room;
  readonly principal: Principal;
  /** The person's, for all of their connections. */
  readonly purse: Purse;
  /** Of the upgrade: they say who it is when rights are decided again. */
  readonly headers: IncomingHttpHeaders;
  readonly rights: 'read' | 'write';
  /** The client's build is not that of the document: it reads only, or it would delete what it does not know. */
  readonly outdated: boolean;
  /** See `upgradeQuery.restores`. */
  readonly restores: boolean;
  readonly limits: CollabLimits;
  readonly log: Log;
  readonly onClose: (connection: Connection) => void;
}

let opened = 0;

/** One socket on one document, hostile until proven otherwise. */
export class Connection implements Member {
  readonly room: Room;
  /** Of this process, counted from 0. */
  readonly number = opened++;
  readonly headers: IncomingHttpHeaders;
  principal: Principal;
  readonly #options: ConnectionOptions;
  readonly #shown: ShownState;
  readonly #exchange: Exchange;
  readonly #answers: Answers;
  readonly #hello: NodeJS.Timeout;
  #rights: 'read' | 'write';
  #closed = false;
  #joined = false;
  #alive = true;
  #spoke = false;
  #holds = 0;
  /** What came with the last bytes before it was held. */
  readonly #held: [data: RawData, isBinary: boolean][] = [];
  /** What it was last told. */
  #status: Uint8Array | undefined;

  constructor(options: ConnectionOptions) {
    const { ws, room, principal, purse, limits } = options;
    this.#options = options;
    this.room = room;
    this.headers = options.headers;
    this.principal = principal;
    this.#rights = options.rights;
    this.#shown = new ShownState(this, room, limits);
    this.#exchange = new Exchange(this, room, limits, options.restores);
    this.#answers = new Answers({
      limits,
      purse,
      price: () => room.size,
      answer: (stateVector) => this.#answer(stateVector),
    });
    this.#hello = setTimeout(() => this.close(closeCode.timeout), limits.helloMs);
    ws.on('error', (error) => {
      options.log.debug({ err: error }, 'collaboration socket failed');
      // ws has said good-bye, but would wait 30 s for an answer.
      this.#end();
      options.writer.cutOff();
    });
    ws.on('close', () => this.#end());
    ws.on('ping', (data) => this.#mayCost(cost.sync) && ws.pong(data));
    ws.on('pong', () => {
      this.#alive = this.#mayCost(cost.sync);
    });
    ws.on('message', (data, isBinary) => this.#receive(data, isBinary));
  }

  /** Says which document this is, and how it stands. @param epoch of what the client has of it */
  begin(epoch: number): void {
    const { room } = this;
    this.statusChanged();
    if (epoch !== room.epoch) return this.close(closeCode.epochChanged);
    this.#exchange.ask();
    const awareness = room.awareness.frame();
    if (awareness) this.send(awareness);
  }

  get person(): Member['person'] {
    const { personId: id, name } = this.principal;
    return { id, name, isGuest: isGuest(this.principal) };
  }

  get rights(): 'read' | 'write' {
    return this.#options.outdated ? 'read' : this.#rights;
  }

  get open(): boolean {
    return !this.#closed;
  }

  send(frame: Uint8Array): void {
    if (this.#closed) return;
    this.#spoke = true;
    if (!this.#options.writer.send(frame)) this.close(closeCode.tooSlow);
  }

  stored(): void {
    this.#exchange.stored();
  }

  statusChanged(): void {
    const { room, outdated } = this.#options;
    const reason = outdated ? 'schema_old' : room.full ? 'database_full_buffer' : undefined;
    const status: RoomStatus = {
      epoch: room.epoch,
      schemaVersion: room.schemaVersion,
      saved: room.saved,
      rights: room.full ? 'read' : this.rights,
      ...(reason && this.#rights === 'write' ? { reason } : {}),
      ...(this.#exchange.behind && { behind: true }),
    };
    const frame = serverMessage.status(status);
    if (this.#status && Buffer.compare(this.#status, frame) === 0) return;
    this.#status = frame;
    this.send(frame);
  }

  askAgain(): void {
    this.#exchange.askAgain();
  }

  /** Rights were decided again. */
  setRights(principal: Principal, rights: 'read' | 'write'): void {
    this.principal = principal;
    if (rights === this.#rights) return;
    this.#rights = rights;
    this.statusChanged();
  }

  /** Called at every ping; a peer that was silent since the last one is gone. */
  ping(): void {
    // Of one that is held nothing is read, its answers to pings neither.
    if (!this.#alive && this.#holds === 0) {
      this.#end();
      this.#options.ws.terminate();
      return;
    }
    this.#alive = false;
    this.#options.ws.ping();
    // Stock clients, who do not see pings, take 30 s of silence for a lost connection.
    if (!this.#spoke) this.send(serverMessage.awareness([]));
    this.#spoke = false;
  }

  /** What it says is not looked at until `work`, which never fails, has ended. */
  hold(work: Promise<void>): void {
    this.#holds += 1;
    this.#options.ws.pause();
    void work.then(() => {
      this.#holds -= 1;
      this.#goOn();
    });
  }

  /** Reads no more, so that what is under way can come to its end. */
  pause(): void {
    this.hold(new Promise(() => undefined));
  }

  /** Resolves when the socket is gone. */
  async gone(): Promise<void> {
    const { ws } = this.#options;
    if (ws.readyState !== ws.CLOSED) await once(ws, 'close');
  }

  close(code: CloseCode): void {
    if (this.#closed) return;
    this.#end();
    this.#options.writer.close(code);
  }

  #end(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#hello);
    this.#exchange.end();
    this.#answers.end();
    this.#shown.end();
    if (this.#joined) this.room.leave(this);
    this.#options.onClose(this);
  }

  #goOn(): void {
    while (this.#holds === 0 && !this.#closed) {
      const next = this.#held.shift();
      if (!next) return this.#options.ws.resume();
      this.#receive(...next);
    }
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#closed) return;
    this.#alive = true;
    if (this.#holds > 0) {
      this.#held.push([data, isBinary]);
      return;
    }
    // ws hands over one Buffer as long as its `binaryType` is left alone.
    if (!isBinary || !Buffer.isBuffer(data)) return this.close(closeCode.malformed);
    // Before it is looked into: that costs as much as there are bytes.
    if (!this.#options.purse.bytes.take(performance.now(), data.length)) return this.close(closeCode.tooMany);
    try {
      const message = readClientMessage(data);
      if (this.#mayCost(priceOf(message))) this.#handle(message, data);
    } catch (error) {
      if (!(error instanceof MalformedError)) {
        this.#options.log.error({ err: error }, 'a message was not understood');
      }
      this.close(closeCode.malformed);
    }
  }

  /** Closes when it is too much. */
  #mayCost(price: number): boolean {
    if (this.#closed) return false;
    const may = this.#options.purse.messages.take(performance.now(), price);
    if (!may) this.close(closeCode.tooMany);
    return may;
  }

  #handle(message: ClientMessage, frame: Uint8Array): void {
    switch (message.type) {
      case 'step1':
        return this.#synchronise(message.stateVector);
      case 'step2':
      case 'update':
        return this.#write(message.type, message.update, frame);
      case 'awareness':
        return this.#awareness(message.entries);
      case 'queryAwareness':
        return this.send(this.room.awareness.frame() ?? serverMessage.awareness([]));
    }
  }

  #synchronise(stateVector: Uint8Array): void {
    if (stateVector.length > this.#options.limits.updateBytes) return this.close(closeCode.tooLarge);
    if (this.#joined) return this.#answers.ask(stateVector);
    if (this.#answers.pay()) return this.#answer(stateVector);
    // It has said hello; what it says next is said to somebody who has read.
    clearTimeout(this.#hello);
    // A view would keep the whole frame.
    const asked = Uint8Array.from(stateVector);
    this.hold(this.#answers.paid().then(() => this.#answer(asked)));
  }

  #answer(stateVector: Uint8Array): void {
    // What the two wrote and took back before a guest came is not the guest's to read.
    if (!isGuest(this.principal) || !this.room.holdsDeleted) return this.#answerNow(stateVector);
    const forgotten = this.room.forgetDeleted().then(
      () => this.#answerNow(stateVector),
      () => this.close(closeCode.timeout),
    );
    this.hold(forgotten);
  }

  #answerNow(stateVector: Uint8Array): void {
    if (this.#closed) return;
    // Until it has joined nobody tells it of changes: what step 2 holds may not be saved yet.
    if (!this.#joined) this.statusChanged();
    this.send(this.room.step2(stateVector));
    if (this.#joined || this.#closed) return;
    clearTimeout(this.#hello);
    this.#joined = true;
    this.room.join(this);
  }

  #write(type: 'step2' | 'update', update: Uint8Array, frame: Uint8Array): void {
    if (!this.#joined) throw new MalformedError('wrote before it had read');
    const code = this.#exchange.write(type, update, frame);
    if (code !== undefined) this.close(code);
  }

  #awareness(entries: readonly AwarenessEntry[]): void {
    if (!this.#joined) throw new MalformedError('showed itself before it had read');
    const code = this.#shown.take(entries);
    if (code !== undefined) this.close(code);
  }
}

function priceOf({ type }: ClientMessage): number {
  if (type === 'step1') return cost.step1;
  return type === 'awareness' ? cost.awareness : cost.sync;
}
