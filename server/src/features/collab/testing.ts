import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { type CollabLimits, collabLimits } from '@rapport/shared/collab/limits';
import { messageType, type RoomStatus } from '@rapport/shared/collab/protocol';
import * as decoding from 'lib0/decoding';
import mongoose from 'mongoose';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { systemClock } from '../../platform/clock.ts';
import { createIndexes, inTransaction } from '../../platform/db/database.ts';
import { EventBus } from '../../platform/events.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { UpgradeRouter } from '../../platform/http/upgradeRouter.ts';
import { Lifetime } from '../../platform/lifetime.ts';
import { createLog } from '../../platform/log.ts';
import { Sweeper } from '../../platform/sweeper.ts';
import { createCollab } from './createCollab.ts';
import type { Access, Collab } from './ports.ts';

const origin = 'http://rapport.test';

/** Collab alone on a real database and a real port; who asks is said by a header. */
export interface CollabServer {
  readonly port: number;
  readonly collab: Collab;
  readonly events: EventBus;
  readonly sweeper: Sweeper;
  /** Access of a person to a document, `write` where nothing is said; undefined where there is none. */
  readonly access: Map<string, Access | undefined | Promise<Access>>;
  /** People whose sign-in is at an end. */
  readonly signedOut: Set<string>;
  /** What is found out of sign-ins from now on is told no sooner. */
  readonly answerSignIns: (after: Promise<void>) => void;
  /** A new document with this content; answers its name. */
  document(fill?: (doc: Y.Doc) => void): Promise<string>;
  provider(name: string, person?: string): TestProvider;
  socket(name: string, person?: string): TestSocket;
  /** Open TCP connections. */
  connections(): Promise<number>;
  /** Ends the server as a SIGTERM would. */
  end(): Promise<void>;
}

const log = createLog(process.env.TEST_LOG_LEVEL ?? 'silent');

/** Connects to a database of its own name on the server at `url`. */
export async function connectTestDatabase(url = process.env.TEST_MONGODB_URL ?? ''): Promise<void> {
  await mongoose.connect(`${url}/collab_${randomBytes(6).toString('hex')}`, {
    serverSelectionTimeoutMS: 1_500,
    heartbeatFrequencyMS: 1_000,
    writeConcern: { w: 'majority', journal: true },
  });
  await createIndexes();
}

export async function dropTestDatabase(): Promise<void> {
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
}

/** Headers of somebody who is signed in; the sign-in is called as the person. */
export const headersOf = (person: string) => ({ cookie: `person=${person}`, origin });

function principalOf(person: string): Principal {
  return { personId: person, signInId: person, name: `Name of ${person}`, admin: false, manages: [] };
}

export async function startCollabServer(limits: Partial<CollabLimits> = {}): Promise<CollabServer> {
  const access = new Map<string, Access | undefined | Promise<Access>>();
  const kernel = {
    log,
    clock: systemClock,
    lifetime: new Lifetime(),
    events: new EventBus(log),
    upgrades: new UpgradeRouter([origin], log),
    sweeper: new Sweeper(log),
    authenticate: async ({ cookie = '' }: IncomingHttpHeaders) => {
      const person = /^person=(.+)$/.exec(cookie)?.[1];
      const principal = person && !signedOut.has(person) ? principalOf(person) : undefined;
      await signInsAnswered;
      return principal;
    },
    authenticateGuest: async () => undefined,
  };
  const signedOut = new Set<string>();
  let signInsAnswered = Promise.resolve();
  const collab = createCollab(kernel, { ...collabLimits, ...limits });
  collab.registerKind('session', {
    access: async ({ personId }) => (access.has(personId) ? access.get(personId) : 'write'),
  });
  const http = createServer().on('upgrade', kernel.upgrades.route);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    port,
    collab,
    events: kernel.events,
    sweeper: kernel.sweeper,
    access,
    signedOut,
    answerSignIns: (after) => {
      signInsAnswered = after;
    },
    document: async (fill) => {
      const doc = new Y.Doc();
      fill?.(doc);
      const name = newName();
      await inTransaction((session) => collab.create(name, Y.encodeStateAsUpdate(doc), session));
      return name;
    },
    provider: (name, person = 'ada') => new TestProvider(port, name, person),
    socket: (name, person = 'ada') => new TestSocket(port, name, person),
    connections: () => promisify(http.getConnections.bind(http))(),
    end: async () => {
      await kernel.lifetime.end(log);
      http.close();
      http.closeAllConnections();
    },
  };
}

export const newName = () => `session:${randomBytes(12).toString('hex')}`;

/** A stock y-websocket client and what it was told about durability. */
export class TestProvider {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  readonly statuses: RoomStatus[] = [];
  durable = 0;
  /** How often it lost its connection. */
  closes = 0;

  constructor(port: number, name: string, person: string) {
    class SignedIn extends WebSocket {
      constructor(url: string, protocols?: string[]) {
        super(url, protocols, { headers: headersOf(person) });
        this.on('error', () => undefined);
      }
    }
    this.provider = new WebsocketProvider(`ws://127.0.0.1:${port}/collab`, name, this.doc, {
      disableBc: true,
      WebSocketPolyfill: SignedIn as never,
      maxBackoffTime: 100,
    });
    this.provider.on('connection-close', () => {
      this.closes += 1;
    });
    this.provider.messageHandlers[messageType.durable] = (_encoder, decoder) => {
      this.durable = decoding.readVarUint(decoder);
    };
    this.provider.messageHandlers[messageType.roomStatus] = (_encoder, decoder) => {
      this.statuses.push(JSON.parse(decoding.readVarString(decoder)) as RoomStatus);
    };
  }

  get text(): Y.Text {
    return this.doc.getText('text');
  }

  /** The open connection, which is one of `ws` here. */
  get socket(): WebSocket {
    return this.provider.ws as unknown as WebSocket;
  }

  get saved(): boolean {
    return this.statuses.at(-1)?.saved ?? false;
  }

  async synced(): Promise<this> {
    if (!this.provider.synced)
      await new Promise<void>((resolve) => this.provider.once('sync', () => resolve()));
    return this;
  }

  end(): void {
    this.provider.destroy();
    this.doc.destroy();
  }
}

/** A message as received: its type, and what a sync message carries. */
export interface Received {
  readonly type: number;
  readonly step?: number;
  readonly update?: Uint8Array;
  readonly status?: RoomStatus;
  readonly durable?: number;
  readonly states?: readonly { client: number; clock: number; state: Record<string, unknown> | null }[];
}

/** A bare WebSocket that says whatever a test wants it to. */
export class TestSocket {
  readonly ws: WebSocket;
  readonly received: Received[] = [];
  readonly opened: Promise<number>;
  /** The close code, 1006 when the server hung up. */
  readonly closed: Promise<number>;

  constructor(port: number, name: string, person: string) {
    this.ws = new WebSocket(`ws://127.0.0.1:${port}/collab/${name}`, { headers: headersOf(person) });
    this.ws.on('error', () => undefined);
    this.ws.on('message', (data) => this.received.push(readMessage(new Uint8Array(data as Buffer))));
    this.opened = new Promise((resolve) => {
      this.ws.on('open', () => resolve(101));
      this.ws.on('unexpected-response', (req, response) => {
        resolve(response.statusCode ?? 0);
        req.destroy();
      });
    });
    this.closed = new Promise((resolve) => this.ws.on('close', resolve));
  }

  send(...bytes: (number | Uint8Array)[]): void {
    this.ws.send(Buffer.concat(bytes.map((part) => (typeof part === 'number' ? Buffer.from([part]) : part))));
  }

  /** Says hello as a new client does and answers the server's own step 1. */
  async join(stateVector: Uint8Array = Uint8Array.of(0)): Promise<this> {
    await this.opened;
    this.send(0, 0, varBytes(stateVector));
    await this.until((message) => message.type === 0 && message.step === 1);
    return this;
  }

  update(update: Uint8Array): void {
    this.send(0, 2, varBytes(update));
  }

  step2(update: Uint8Array): void {
    this.send(0, 1, varBytes(update));
  }

  show(client: number, clock: number, state: unknown): void {
    this.ws.send(awarenessOf(client, clock, state));
  }

  /** The first message, past or to come, for which `wanted` holds. */
  async until(wanted: (message: Received) => boolean): Promise<Received> {
    for (;;) {
      const found = this.received.find(wanted);
      if (found) return found;
      if (this.ws.readyState >= WebSocket.CLOSING) throw new Error('closed before the message came');
      await new Promise((resolve) => {
        this.ws.once('message', () => setImmediate(resolve));
        this.ws.once('close', resolve);
      });
    }
  }

  /** Everything that came as a document. */
  content(): Y.Doc {
    const doc = new Y.Doc();
    for (const { type, step, update } of this.received) {
      if (type === 0 && step !== 0 && update) Y.applyUpdate(doc, update);
    }
    return doc;
  }
}

/** The message with which a client shows a state. */
export function awarenessOf(client: number, clock: number, state: unknown): Uint8Array {
  const json = Buffer.from(JSON.stringify(state));
  const states = Buffer.concat([Uint8Array.of(1), varUint(client), varUint(clock), varBytes(json)]);
  return Buffer.concat([Uint8Array.of(messageType.awareness), varBytes(states)]);
}

export function varUint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.from([...bytes, rest]);
}

export const varBytes = (bytes: Uint8Array): Uint8Array => Buffer.concat([varUint(bytes.length), bytes]);

export function readMessage(bytes: Uint8Array): Received {
  const decoder = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case messageType.sync:
      return { type, step: decoding.readVarUint(decoder), update: decoding.readVarUint8Array(decoder) };
    case messageType.awareness: {
      const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      const states = Array.from({ length: decoding.readVarUint(inner) }, () => ({
        client: decoding.readVarUint(inner),
        clock: decoding.readVarUint(inner),
        state: JSON.parse(decoding.readVarString(inner)) as Record<string, unknown> | null,
      }));
      return { type, states };
    }
    case messageType.durable:
      return { type, durable: decoding.readVarUint(decoder) };
    case messageType.roomStatus:
      return { type, status: JSON.parse(decoding.readVarString(decoder)) as RoomStatus };
    default:
      return { type };
  }
}

/** Polls until `holds`; the test's own timeout bounds it. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Everything that a document says, whatever the order of its clients: equal for equal content. */
export function contentHash(doc: Y.Doc): string {
  const update = Y.encodeStateAsUpdate(doc);
  const whole = new Y.Doc();
  Y.applyUpdate(whole, update);
  return Buffer.from(Y.encodeStateAsUpdate(whole)).toString('base64');
}
