import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Db, MongoClient } from 'mongodb';
import { chooseDatabaseEngine, type DatabaseEngine } from '../setup/engines.ts';
import { paths } from '../setup/paths.ts';
import { Part } from './part.ts';
import { freePort, loopback } from './ports.ts';

export interface DatabaseOptions {
  /** Holds the data. */
  dir: string;
  /** Holds the log; `dir` otherwise. */
  logs?: string;
  port?: number;
  engine?: DatabaseEngine;
}

/** A running database; `url` has no database name: add `/name`. */
export type Database = Part & { url: string; port: number };

export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const { dir } = options;
  const engine = options.engine ?? (await chooseDatabaseEngine(dir));
  const port = options.port ?? (await freePort());
  const url = `mongodb://${loopback}:${port}`;
  // The two engines' files are not interchangeable.
  const data = join(dir, engine.kind);
  mkdirSync(data, { recursive: true });
  const part = new Part({
    name: 'database',
    ...(engine.kind === 'mongod' ? mongod(engine.command, port, data) : secantus(engine.command, port, data)),
    logFile: join(options.logs ?? dir, 'database.log'),
    isHealthy: () => isPrimary(url, engine.kind === 'mongod'),
    healthyWithinMs: 30_000,
    stopMs: { signals: [0], kill: 15_000 },
  });
  await part.start();
  return Object.assign(part, { url, port });
}

function secantus(python: string, port: number, data: string) {
  return {
    command: python,
    args: [
      ...['-m', 'secantus', '--config', join(paths.embedded, 'secantusd.toml')],
      ...['--host', loopback, '--port', String(port), '--storage-path', data],
    ],
  };
}

const replicaSet = 'rs0';

function mongod(command: string, port: number, data: string) {
  return {
    command,
    args: [
      ...['--replSet', replicaSet, '--bind_ip', loopback, '--port', String(port)],
      ...['--dbpath', data, '--wiredTigerCacheSizeGB', '0.25', '--quiet'],
    ],
  };
}

async function isPrimary(url: string, isMongod: boolean): Promise<boolean> {
  const client = new MongoClient(`${url}/?directConnection=true`, { serverSelectionTimeoutMS: 500 });
  try {
    const admin = client.db('admin');
    if ((await admin.command({ hello: 1 })).isWritablePrimary) return true;
    if (isMongod) await makeReplicaSet(admin, new URL(url).host);
    return false;
  } finally {
    await client.close();
  }
}

const notYetInitialized = 94;

/** A replica set of this one; a set that was made on another port learns the new one, or it would never be primary. */
async function makeReplicaSet(admin: Db, host: string): Promise<void> {
  const members = [{ _id: 0, host }];
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 });
    if (config.members[0].host === host) return;
    const moved = { ...config, version: config.version + 1, members };
    await admin.command({ replSetReconfig: moved, force: true });
  } catch (error) {
    if ((error as { code?: number }).code !== notYetInitialized) throw error;
    await admin.command({ replSetInitiate: { _id: replicaSet, members } });
  }
}
