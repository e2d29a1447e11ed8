import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { RapportError } from '@rapport/shared/core/errors';
import type { Log } from '../log.ts';

export type UpgradeHandler = (req: IncomingMessage, socket: Duplex, head: Buffer) => void | Promise<void>;

/**
 * The one place where `upgrade` requests enter. Every socket has its `error` listener before anything asynchronous
 * happens (`ws` and `net` end the process otherwise), an exact Origin from our list, and a handler by path.
 */
export class UpgradeRouter {
  readonly #handlers: { prefix: string; handle: UpgradeHandler }[] = [];
  readonly #origins: ReadonlySet<string>;
  readonly #log: Log;

  constructor(origins: readonly string[], log: Log) {
    this.#origins = new Set(origins);
    this.#log = log;
  }

  /** @param prefix a path that is matched exactly or followed by `/`, e.g. `/collab` */
  add(prefix: string, handle: UpgradeHandler): void {
    this.#handlers.push({ prefix, handle });
  }

  /** What there is a WebSocket at. */
  prefixes(): readonly string[] {
    return this.#handlers.map(({ prefix }) => prefix);
  }

  /** By itself, because it lives as long as the socket: written in `route` it would keep the request as well. */
  readonly #failed = (error: Error): void => this.#log.debug({ err: error }, 'upgrade socket failed');

  readonly route = (req: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', this.#failed);
    const path = (req.url ?? '').split('?', 1)[0] ?? '';
    const handler = this.#handlers.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
    if (!handler) return refuseUpgrade(socket, 404);
    // A cookie rides along on a cross-site upgrade, so a missing Origin is refused as well.
    if (!this.#origins.has(req.headers.origin ?? '')) return refuseUpgrade(socket, 403);
    Promise.resolve()
      .then(() => handler.handle(req, socket, head))
      .catch((error: unknown) => {
        if (error instanceof RapportError) return refuseUpgrade(socket, error.status);
        this.#log.error({ err: error, path: path.split('/', 2).join('/') }, 'upgrade failed');
        refuseUpgrade(socket, 500);
      });
  };
}

const reasons: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Answers an upgrade with a plain HTTP status and closes the socket. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  if (socket.destroyed || !socket.writable) return;
  // Node's HTTP sockets wait for the peer to close its side as well; a hostile one never does.
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${reasons[status] ?? 'Refused'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
