import type { Running } from '../targets/target.ts';
import { cpuSeconds } from './cpuSeconds.ts';

/** What was used since the count began. */
export interface Spent {
  readonly seconds: number;
  /** CPU of each process (us), shared out among so many updates. */
  each(updates: number): { server: number; database: number; client: number };
}

/** Begins to count; the answer tells what was used since. */
export async function spending(server: Running, clientPid: number): Promise<() => Promise<Spent>> {
  const read = async () => ({
    server: await cpuSeconds(server.pid),
    database: server.databasePid === undefined ? 0 : await cpuSeconds(server.databasePid),
    client: await cpuSeconds(clientPid),
    at: performance.now(),
  });
  const before = await read();
  return async () => {
    const now = await read();
    return {
      seconds: (now.at - before.at) / 1_000,
      each: (updates) => ({
        server: ((now.server - before.server) * 1e6) / updates,
        database: ((now.database - before.database) * 1e6) / updates,
        client: ((now.client - before.client) * 1e6) / updates,
      }),
    };
  };
}
