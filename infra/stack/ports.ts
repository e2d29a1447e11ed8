import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

export const loopback = '127.0.0.1';

export function isPortFree(port: number, host = loopback): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

function isUdpPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createSocket('udp4');
    probe.once('error', () => resolve(false));
    probe.bind(port, loopback, () => probe.close(() => resolve(true)));
  });
}

// Below the range from which systems give ports to outgoing connections: a part that is started again on its port
// finds it still free.
const first = 12_000;
const last = 32_000;

export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = first + Math.floor(Math.random() * (last - first));
    if ((await isPortFree(port)) && (await isUdpPortFree(port))) return port;
  }
  throw new Error(`No free port between ${first} and ${last}.`);
}
