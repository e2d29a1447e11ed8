import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, freePort } from '../../../stack/index.ts';
import { Part } from '../../../stack/part.ts';
import type { Seat } from '../client/seat.ts';
import type { Running } from './target.ts';

export const peersFolder = fileURLToPath(new URL('../peers', import.meta.url));

interface PeerOptions {
  readonly name: string;
  readonly file: string;
  readonly dir: string;
  readonly env?: Record<string, string>;
  readonly dialect: Seat['dialect'];
  readonly database?: Database;
}

const host = '127.0.0.1';

/** A peer's server from the package of its own, started as its documentation says. */
export async function startPeer({ name, file, dir, env, dialect, database }: PeerOptions): Promise<Running> {
  const port = await freePort();
  const address = `http://${host}:${port}`;
  const part = new Part({
    name,
    command: process.execPath,
    args: [join(peersFolder, file)],
    cwd: peersFolder,
    env: { ...process.env, ...env, NODE_ENV: 'production', HOST: host, PORT: String(port) },
    logFile: join(dir, `${name}.log`),
    isHealthy: async () => (await fetch(address, { signal: AbortSignal.timeout(1_000) })).ok,
    healthyWithinMs: 20_000,
    stopMs: { signals: [0], kill: 20_000 },
  });
  await part.start();
  return {
    get pid() {
      return part.pid;
    },
    databasePid: database?.pid,
    seat: (room) => {
      const document = `room-${room}`;
      const path = dialect === 'plain' ? document : '';
      return {
        url: `ws://${host}:${port}/${path}`,
        headers: {},
        document,
        dialect,
        echoes: dialect === 'plain',
      };
    },
    stored: async () => {
      await fetch(`${address}/stored`);
    },
    kill: () => part.kill('SIGKILL'),
    stop: () => part.stop(),
    start: () => part.start(),
    end: async () => {
      await part.stop();
      await database?.stop();
    },
  };
}
