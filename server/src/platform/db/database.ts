import { RapportError } from '@rapport/shared/core/errors';
import mongoose, { type ClientSession } from 'mongoose';
import type { Lifetime } from '../lifetime.ts';

/** A query gives up after this when the database does not answer, so that the API says so within 2 s. */
const selectionTimeoutMs = 1_500;

mongoose.set('bufferCommands', false);
mongoose.set('strictQuery', 'throw');
mongoose.set('autoIndex', false);

/** Connects mongoose's default connection; writes are durable (majority, journal) unless one says otherwise. */
export async function connectDatabase(url: string, lifetime: Lifetime): Promise<void> {
  await mongoose.connect(url, {
    serverSelectionTimeoutMS: selectionTimeoutMs,
    connectTimeoutMS: selectionTimeoutMs,
    // 'majority' and journal are MongoDB's defaults for a replica set; said here because the promise rests on it.
    writeConcern: { w: 'majority', journal: true },
    maxPoolSize: 20,
  });
  lifetime.onEnd('database', () => mongoose.disconnect());
}

/** True when the driver believes it has a server: cheap enough for every request. */
export function databaseReady(): boolean {
  return mongoose.connection.readyState === 1;
}

/** Answers at once with 503 instead of letting a request wait for a database that is away. */
export function requireDatabase(): void {
  if (!databaseReady()) throw new RapportError('unavailable', { message: 'The database does not answer.' });
}

/** Creates the indexes of every model that was registered, before anybody is served. */
export async function createIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.models)) await model.createIndexes();
}

/** Runs `work` in one transaction; the driver repeats it on a transient conflict, so it must be repeatable. */
export function inTransaction<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
  return mongoose.connection.transaction(work, { readConcern: { level: 'snapshot' } }) as Promise<T>;
}

/** Names that a lost connection has in the driver. */
const lostConnection =
  /^(MongoServerSelectionError|MongoNetworkError|MongoNetworkTimeoutError|MongoNotConnectedError|MongoTopologyClosedError|MongooseServerSelectionError|PoolClearedOnNetworkError|MongoPoolClearedError)$/;

/** Translates the driver's errors at the edge where they enter; anything else comes back unchanged. */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof Error && lostConnection.test(error.name)) {
    return new RapportError('unavailable', { message: 'The database does not answer.', cause: error });
  }
  return error;
}
