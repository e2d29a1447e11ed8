import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';

/** Passes on what comes to an address of this machine to the same port of loopback, where our parts listen. */
export async function forward({
  host,
  port,
}: {
  host: string;
  port: number;
}): Promise<Pick<Server, 'close'>> {
  const server = createServer({ noDelay: true }, (incoming) => {
    const outgoing = connect({ host: '127.0.0.1', port, noDelay: true });
    incoming.pipe(outgoing).pipe(incoming);
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  server.listen({ host, port });
  await once(server, 'listening');
  return server;
}
