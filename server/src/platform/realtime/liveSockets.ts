import type { Server as HttpServer } from 'node:http';
import { type ClientEvents, type ServerEvents, socketPath } from '@rapport/shared/realtime';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Server } from 'socket.io';
import type { Principal } from '../http/principal.ts';
import { refuseUpgrade } from '../http/upgradeRouter.ts';
import type { Kernel } from '../kernel.ts';
import type { Live } from './live.ts';

/** Limits of a live connection: bytes a message, messages a second, connections a person, times in ms. */
export const liveLimits = {
  messageBytes: 16 * 1024,
  messagesPerSecond: 20,
  connectionsPerPerson: 16,
  pingMs: 10_000,
  pingTimeoutMs: 8_000,
} as const;

type LiveServer = Server<ClientEvents, ServerEvents, Record<string, never>, { principal: Principal }>;
type PrincipalOf = WeakMap<object, Principal>;

const personRoom = (personId: string) => `person:${personId}`;
const signInRoom = (signInId: string) => `sign-in:${signInId}`;

/** Socket.IO over WebSocket only. Who connects is known before a byte of Socket.IO is read. */
export class LiveSockets implements Live {
  readonly #io: LiveServer = new Server({
    path: socketPath,
    serveClient: false,
    transports: ['websocket'],
    allowUpgrades: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: liveLimits.messageBytes,
    pingInterval: liveLimits.pingMs,
    pingTimeout: liveLimits.pingTimeoutMs,
    connectTimeout: 5_000,
  });
  readonly #principals: PrincipalOf = new WeakMap();

  /** Takes its place at the upgrade router; `server` is only where engine.io expects one. */
  attach(kernel: Kernel, server: HttpServer): void {
    this.#io.attach(server, { path: socketPath });
    // engine.io adds its own listeners; ours decides first who may come in and hands over itself.
    server.removeAllListeners('upgrade');
    server.removeAllListeners('request');
    kernel.upgrades.add(socketPath, async (req, socket, head) => {
      const principal = await kernel.authenticate(req.headers);
      if (!principal) return refuseUpgrade(socket, 401);
      if (this.#countOf(principal.personId) >= liveLimits.connectionsPerPerson)
        return refuseUpgrade(socket, 429);
      this.#principals.set(req, principal);
      this.#io.engine.handleUpgrade(req as never, socket as never, head);
    });
    this.#io.use((socket, next) => {
      const principal = this.#principals.get(socket.request);
      if (!principal) return next(new Error('signed_out'));
      socket.data.principal = principal;
      next();
    });
    this.#io.on('connection', (socket) => {
      const { personId, signInId } = socket.data.principal;
      const rate = new RateLimiterMemory({ points: liveLimits.messagesPerSecond, duration: 1 });
      socket.on('error', (error) => kernel.log.debug({ err: error }, 'live socket failed'));
      socket.use((_packet, next) => {
        rate.consume(socket.id).then(
          () => next(),
          () => socket.disconnect(true),
        );
      });
      socket.on('clock.read', (answer: unknown) => {
        if (typeof answer === 'function') answer(kernel.clock.now());
      });
      void socket.join([personRoom(personId), signInRoom(signInId)]);
    });
    kernel.lifetime.onEnd('live sockets', () => {
      this.#io.disconnectSockets(true);
      this.#io.engine.close();
    });
  }

  send: Live['send'] = (people, event, data) => {
    if (people.length === 0) return;
    (this.#io.to(people.map(personRoom)).emit as (event: string, data: unknown) => void)(event, data);
  };

  end: Live['end'] = (who) => {
    this.#io
      .in('signInId' in who ? signInRoom(who.signInId) : personRoom(who.personId))
      .disconnectSockets(true);
  };

  isOnline: Live['isOnline'] = (personId) => this.#countOf(personId) > 0;

  #countOf(personId: string): number {
    return this.#io.of('/').adapter.rooms.get(personRoom(personId))?.size ?? 0;
  }
}
