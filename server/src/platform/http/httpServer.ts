import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Kernel } from '../kernel.ts';
import { createApplication } from './application.ts';
import { httpLimits } from './limits.ts';
import { refuseUpgrade } from './upgradeRouter.ts';

/** The one port. Made after every feature has registered; it ends first, so that no work comes in while they flush. */
export function createHttpServer(kernel: Kernel): Server {
  const http = createServer({
    headersTimeout: httpLimits.headersMs,
    requestTimeout: httpLimits.requestMs,
    // Node looks for slow requests only this often, every 30 s by default.
    connectionsCheckingInterval: 1_000,
  });
  http.on('request', createApplication(kernel));
  http.on('upgrade', kernel.upgrades.route);
  http.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const hasAsked = (socket as Socket).bytesRead > 0;
    // Browsers open connections ahead: an answer on one that has asked nothing would be taken for that to the next
    // page, which then shows as broken.
    if (!hasAsked || !socket.writable) return void socket.destroy();
    const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
  });
  kernel.lifetime.onEnd('http', () => {
    http.removeListener('upgrade', kernel.upgrades.route);
    http.on('upgrade', (_req, socket) => refuseUpgrade(socket, 503));
    http.close();
    http.closeIdleConnections();
  });
  return http;
}

/** Answers the port, which differs from the one asked for when that is 0. */
export function listen(http: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => resolve((http.address() as AddressInfo).port));
  });
}
