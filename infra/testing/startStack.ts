import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, MongoClient } from 'mongodb';
import {
  type Database,
  freePort,
  type Server,
  type Sfu,
  sfuWebhookUrl,
  startDatabase,
  startServer,
  startSfu,
} from '../stack/index.ts';
import { forward } from './network/forward.ts';

export interface Stack {
  origin: string;
  /** The other loopback name: a second person in the same browser, with cookies of their own. */
  secondOrigin: string;
  setupCode: string;
  database: Database;
  sfu: Sfu;
  /** With which the SFU lets in whoever a test wants there. */
  sfuKeys: { readonly key: string; readonly secret: string };
  server: Server;
  /** Holds the data and the logs until `stop`. */
  dir: string;
  /** Does something to the data behind the server's back: what only an operator could. */
  inDatabase<T>(work: (db: Db) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

export interface StackOptions {
  /** Goes over the server's environment. */
  readonly env?: Record<string, string>;
  /** Another file than the built server. */
  readonly entry?: string;
  /** An address of this machine at which browsers of another network reach the server's port and the SFU's media. */
  readonly reachableAt?: string;
  /** The SFU takes media over TCP, too, as an installation does that is reached from elsewhere. */
  readonly overTcp?: boolean;
}

/** A whole Rapport on free ports with nothing in it. The client and the server have to be built. */
export async function startStack({
  env = {},
  entry,
  reachableAt,
  overTcp,
}: StackOptions = {}): Promise<Stack> {
  const dir = await mkdtemp(join(tmpdir(), 'rapport-stack-'));
  const port = await freePort();
  const keys = { key: 'test', secret: 'a-secret-for-tests-only-of-32-characters' };
  const [database, sfu] = await Promise.all([
    startDatabase({ dir }),
    startSfu({
      dir,
      keys,
      webhookUrl: sfuWebhookUrl(port),
      ...(reachableAt && { reachableAt }),
      ...(overTcp && { overTcp }),
    }),
  ]);
  const server = await startServer({
    dir,
    port,
    mongodbUrl: `${database.url}/rapport`,
    livekit: { url: sfu.url, ...keys },
    env,
    ...(entry && { entry }),
  });
  const door = reachableAt ? await forward({ host: reachableAt, port }) : undefined;
  return {
    origin: server.origin,
    secondOrigin: server.secondOrigin,
    setupCode: server.setupCode,
    database,
    sfu,
    sfuKeys: keys,
    server,
    dir,
    async inDatabase(work) {
      const client = new MongoClient(database.url);
      try {
        return await work(client.db('rapport'));
      } finally {
        await client.close();
      }
    },
    async stop() {
      door?.close();
      await server.stop();
      await sfu.stop();
      await database.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
