import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.ts';
import { canMakeNetworks, startFarNetwork } from './farNetwork.ts';

const run = promisify(execFile);

const roundTrips = (address: string, port: number) => `
import socket, time
line = socket.create_connection(("${address}", ${port}), timeout=2)
begun = time.monotonic()
for _ in range(5):
    line.sendall(b"x"); line.recv(1)
print((time.monotonic() - begun) * 200)`;

const messages = (address: string, port: number) => `
import socket, time
line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for _ in range(20):
    line.sendto(b"x" * 1000, ("${address}", ${port}))
line.settimeout(0.1)
came, end = 0, time.monotonic() + 1
while time.monotonic() < end:
    try:
        line.recv(2000); came += 1
    except TimeoutError:
        pass
print(came)`;

// Where networks cannot be made there is nothing to test; the benchmark that needs them says so.
test.runIf(canMakeNetworks())('the way to a far network is slow, cut and spared as it is told', async () => {
  const network = await startFarNetwork();
  onTestFinished(() => network.stop());
  const echo = createServer((socket) => socket.pipe(socket).on('error', () => undefined));
  onTestFinished(() => void echo.close());
  echo.listen(0, network.address);
  await once(echo, 'listening');
  const { port } = echo.address() as AddressInfo;
  const program = await network.launcher('python3', temporaryFolder());
  /** Of a round trip (ms); undefined when nothing gets through. */
  const measured = async () => {
    const { stdout } = await run(program, ['-c', roundTrips(network.address, port)]).catch(() => ({
      stdout: '',
    }));
    return stdout === '' ? undefined : Number(stdout);
  };

  await network.set({ delayMs: 40 });
  expect(await measured()).toBeGreaterThanOrEqual(80);
  await network.set({ tcp: 'drop' });
  expect(await measured()).toBeUndefined();
  await network.set({ tcp: 'drop', spared: port });
  expect(await measured()).toBeDefined();
  await network.set({ udp: 'drop' });
  expect(await measured()).toBeDefined();
  await network.set({ loss: 1 });
  expect(await measured()).toBeUndefined();

  const udp = createSocket('udp4', (message, from) => udp.send(message, from.port, from.address));
  onTestFinished(() => void udp.close());
  udp.bind(0, network.address);
  await once(udp, 'listening');
  /** How many of twenty messages of 1,000 bytes have come back within a second. */
  const echoed = async () => {
    const { stdout } = await run(program, ['-c', messages(network.address, udp.address().port)]);
    return Number(stdout);
  };
  await network.set({});
  expect(await echoed()).toBe(20);
  await network.set({ udp: 'drop' });
  expect(await echoed()).toBe(0);
  // 3 kB fit into what may wait for their turn, and 1 into each 80 ms after it.
  await network.set({ kbit: 100 });
  const slow = await echoed();
  expect(slow).toBeGreaterThan(0);
  expect(slow).toBeLessThan(20);
});
