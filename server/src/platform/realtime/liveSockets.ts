import { createServer, type IncomingMessage } from 'node:http';
import { type ClientEvents, type ServerEvents, socketPath } from '@rapport/shared/realtime';
import { Server, type Socket } from 'socket.io';
import { onDatabaseChange } from '../db/database.ts';
import type { Principal } from '../http/principal.ts';
import { refuseUpgrade, type UpgradeHandler } from '../http/upgradeRouter.ts';
import type { Kernel } from '../kernel.ts';
import { TokenBucket } from '../tokenBucket.ts';
import type { Live } from './live.ts';

/** Limits of a live connection: bytes a message, packets a second, connections a person, times in ms. */
export const liveLimits = {
  messageBytes: 16 * 1024,
  packetsPerSecond: 20,
  packetsBurst: 60,
  connectionsPerPerson: 16,
  pingMs: 10_000,
  pingTimeoutMs: 8_000,
  /** From the upgrade to the first packet that means something. */
  helloMs: 5_000,
} as const;

type LiveServer = Server<ClientEvents, ServerEvents, Record<string, never>, { principal: Principal }>;
type LiveSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, { principal: Principal }>;

const personRoom = (personId: string) => `person:${personId}`;
const signInRoom = (signInId: string) => `sign-in:${signInId}`;

/** Socket.IO over WebSocket only. Who connects is known before a byte of Socket.IO is read. */
export class LiveSockets implements Live {
  readonly #io: LiveServer;
  readonly #principals = new WeakMap<IncomingMessage, Principal>();
  readonly #open = new Map<string, number>();

  constructor() {
    // Attached to a server that never listens: ours has one place where upgrades enter, and no polling.
    this.#io = new Server(createServer(), {
      path: socketPath,
      serveClient: false,
      transports: ['websocket'],
      allowUpgrades: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: liveLimits.messageBytes,
      pingInterval: liveLimits.pingMs,
      pingTimeout: liveLimits.pingTimeoutMs,
      connectTimeout: liveLimits.helloMs,
    });
  }

  /** Takes its place at the upgrade router. */
  attach(kernel: Kernel): void {
    kernel.upgrades.add(socketPath, this.#upgrade(kernel));
    this.#io.engine.on('connection', (connection: LiveSocket['conn']) => {
      const rate = new TokenBucket(liveLimits.packetsPerSecond, liveLimits.packetsBurst, performance.now());
      connection.on('packet', () => {
        // A close frame would wait 30 s for an answer that a flooder need not give.
        if (!rate.take(performance.now())) connection.request.socket.destroy();
      });
    });
    this.#io.use((socket, next) => {
      const principal = this.#principals.get(socket.request);
      if (!principal) return next(new Error('signed_out'));
      socket.data.principal = principal;
      next();
    });
    this.#io.on('connection', (socket) => this.#welcome(kernel, socket));
    const stopListening = onDatabaseChange((database) => this.#io.emit('database.health', { database }));
    kernel.lifetime.onEnd('live sockets', async () => {
      stopListening();
      this.#io.disconnectSockets(true);
      await this.#io.close();
    });
  }

  send: Live['send'] = (people, event, data) => {
    if (people.length === 0) return;
    (this.#io.to(people.map(personRoom)).emit as (event: string, data: unknown) => void)(event, data);
  };

  end: Live['end'] = (who) => {
    const room = 'signInId' in who ? signInRoom(who.signInId) : personRoom(who.personId);
    this.#io.in(room).disconnectSockets(true);
  };

  isOnline: Live['isOnline'] = (personId) => this.#io.of('/').adapter.rooms.has(personRoom(personId));

  #upgrade(kernel: Kernel): UpgradeHandler {
    return async (req, socket, head) => {
      const principal = await kernel.authenticate(req.headers);
      if (!principal) return refuseUpgrade(socket, 401);
      const { personId } = principal;
      const open = this.#open.get(personId) ?? 0;
      if (open >= liveLimits.connectionsPerPerson) return refuseUpgrade(socket, 429);
      if (socket.destroyed) return;
      this.#open.set(personId, open + 1);
      socket.once('close', () => {
        const left = (this.#open.get(personId) ?? 1) - 1;
        if (left > 0) this.#open.set(personId, left);
        else this.#open.delete(personId);
      });
      this.#principals.set(req, principal);
      // engine.io names its own widened request; it adds what it needs itself.
      this.#io.engine.handleUpgrade(req as never, socket as never, head);
    };
  }

  #welcome(kernel: Kernel, socket: LiveSocket): void {
    const { personId, signInId } = socket.data.principal;
    socket.on('error', (error) => kernel.log.debug({ err: error }, 'live socket failed'));
    socket.on('clock.read', (answer: unknown) => {
      if (typeof answer === 'function') answer(kernel.clock.now());
    });
    void socket.join([personRoom(personId), signInRoom(signInId)]);
    // Signed out between the upgrade and the rooms: an end that found nobody here must still hold.
    kernel.authenticate(socket.request.headers).then(
      (principal) => {
        if (principal?.signInId !== signInId) socket.disconnect(true);
      },
      // The database has just left; the sign-in was good a moment ago.
      () => undefined,
    );
  }
}
