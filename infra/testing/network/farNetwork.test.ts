import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.ts';
import { startFarNetwork } from './farNetwork.ts';

const run = promisify(execFile);

/** Where networks cannot be made there is nothing to test; the benchmark that needs them says so. */
const isPossible = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/dev/net/tun');

const roundTrips = (address: string, port: number) => `
import socket, time
line = socket.create_connection(("${address}", ${port}), timeout=2)
begun = time.monotonic()
for _ in range(5):
    line.sendall(b"x"); line.recv(1)
print((time.monotonic() - begun) * 200)`;

test.runIf(isPossible)('the way to a far network is slow, cut and spared as it is told', async () => {
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
});
