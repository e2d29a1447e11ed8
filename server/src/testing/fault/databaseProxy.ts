import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { BSON } from 'mongodb';

/** A command on its way to the database. */
export interface Command {
  readonly name: string;
  /** The collection that it is about, if it is about one. */
  readonly on: string;
  body(): BSON.Document;
}

const headerBytes = 16;
const opMessage = 2013;
/** Behind the header, the flags and the kind of the first section. */
const bodyAt = headerBytes + 5;

const bsonString = 2;

/** Stands between the server and its database, and is slow, deaf or gone when a test says so. */
export class DatabaseProxy {
  /** Added to every answer (ms). */
  delayMs = 0;
  /** Hears of every command before it goes on; whoever answers `hold` lets it get no further. */
  onCommand: (command: Command) => 'pass' | 'hold' = () => 'pass';
  /** Hears of every answer to a command that `onCommand` heard of, before it goes back. */
  onAnswer: (command: Command) => 'pass' | 'hold' = () => 'pass';
  /** Connections that were asked for. */
  asked = 0;
  readonly #server: Server;
  readonly #target: number;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #refusing = false;

  private constructor(target: number) {
    this.#target = target;
    this.#server = createServer({ noDelay: true }, (socket) => this.#join(socket));
  }

  static async start(target: number): Promise<DatabaseProxy> {
    const proxy = new DatabaseProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Cuts every connection, and every new one at once. */
  refuse(): void {
    this.#refusing = true;
    this.cut();
  }

  accept(): void {
    this.#refusing = false;
  }

  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  async end(): Promise<void> {
    this.refuse();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(client: Socket): void {
    this.asked += 1;
    client.on('error', () => client.destroy());
    if (this.#refusing) return void client.destroy();
    const database = connect({ port: this.#target, host: '127.0.0.1', noDelay: true });
    const pair = [client, database] as const;
    this.#pairs.add(pair);
    database.on('error', () => database.destroy());
    for (const [socket, other] of [pair, [database, client] as const]) {
      socket.on('close', () => {
        other.destroy();
        this.#pairs.delete(pair);
      });
    }
    const asked = new Map<number, Command>();
    passOn(client, (message) => {
      const command = readCommand(message);
      if (command) asked.set(message.readInt32LE(4), command);
      if (!command || this.onCommand(command) === 'pass') database.write(message);
    });
    passOn(database, (message) => {
      const command = asked.get(message.readInt32LE(8));
      asked.delete(message.readInt32LE(8));
      if (command && this.onAnswer(command) === 'hold') return;
      if (this.delayMs === 0) return void client.write(message);
      setTimeout(() => client.writable && client.write(message), this.delayMs);
    });
  }
}

/** Hands over whole messages of MongoDB's protocol, each of which begins with its length. */
function passOn(from: Socket, to: (message: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  from.on('data', (bytes: Buffer) => {
    rest = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    while (rest.length >= headerBytes && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      to(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  });
}

/** The first field of an OP_MSG's body; undefined for a message of another kind. */
function readCommand(message: Buffer): Command | undefined {
  if (message.readInt32LE(12) !== opMessage || message[bodyAt - 1] !== 0) return undefined;
  // Its length, then the type, the name and the value of the first field.
  const type = message[bodyAt + 4];
  const nameEnd = message.indexOf(0, bodyAt + 5);
  const name = message.toString('latin1', bodyAt + 5, nameEnd);
  const on =
    type === bsonString
      ? message.toString('utf8', nameEnd + 5, nameEnd + 4 + message.readInt32LE(nameEnd + 1))
      : '';
  // Behind it there may be the documents of a command that writes many.
  const bodyEnd = bodyAt + message.readInt32LE(bodyAt);
  return { name, on, body: () => BSON.deserialize(message.subarray(bodyAt, bodyEnd)) };
}
