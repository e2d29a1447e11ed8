import { setTimeout as sleep } from 'node:timers/promises';
import { RapportError } from '@rapport/shared/core/errors';
import mongoose, { type ClientSession } from 'mongoose';
import type { Lifetime } from '../lifetime.ts';
import type { Log } from '../log.ts';

/** A query gives up after this when the database does not answer, so that the API says so within 2 s. */
const selectionTimeoutMs = 1_500;
/**
 * A database that stands still keeps its connections, and the driver takes 3 s to lose faith in it. So a request that
 * has waited this long asks by itself whether the database answers at all; together they stay below the same 2 s.
 */
const doubt = { afterMs: 1_200, answerMs: 500 } as const;
const retryMs = 1_000;

mongoose.set('bufferCommands', false);
mongoose.set('strictQuery', 'throw');
mongoose.set('autoIndex', false);

/**
 * Connects mongoose's default connection, in the background and for as long as it takes: the server answers 503
 * meanwhile, so that it may be started before its database. `prepare` runs once after the first connection.
 * Writes are durable (majority, journal) unless one says otherwise.
 */
export function startDatabase(url: string, lifetime: Lifetime, log: Log, prepare: () => Promise<void>): void {
  let ended = false;
  const connect = async (): Promise<void> => {
    while (!ended) {
      try {
        const options = {
          serverSelectionTimeoutMS: selectionTimeoutMs,
          connectTimeoutMS: selectionTimeoutMs,
          heartbeatFrequencyMS: 1_000,
        };
        await mongoose.connect(url, {
          ...options,
          // Defaults of a replica set; said here because the promise rests on them.
          writeConcern: { w: 'majority', journal: true },
          maxPoolSize: 20,
        });
        asker = mongoose.createConnection(url, { ...options, maxPoolSize: askers });
        asker.on('error', (error) => log.debug({ err: error }, 'the database does not answer'));
        await prepare();
        prepared = true;
        return;
      } catch (error) {
        log.warn({ err: error }, 'the database does not answer yet');
        await mongoose.disconnect().catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  };
  void connect();
  lifetime.onEnd('database', async () => {
    ended = true;
    prepared = false;
    await mongoose.disconnect();
  });
}

let prepared = false;

/**
 * Connections on which the database is asked whether it answers: behind a hundred requests that wait for the others,
 * the question would take a busy database for one that is away.
 */
let asker: mongoose.Connection | undefined;
const askers = 2;

/** True when indexes are there and the driver believes it has a server: cheap enough for every request. */
export function databaseReady(): boolean {
  return prepared && mongoose.connection.readyState === 1;
}

/** Hears when the driver loses the database and when it finds it again; returns what ends it. */
export function onDatabaseChange(listener: (database: 'ok' | 'down') => void): () => void {
  const { connection } = mongoose;
  const onFound = () => listener('ok');
  const onLost = () => listener('down');
  connection.on('connected', onFound).on('disconnected', onLost);
  return () => void connection.off('connected', onFound).off('disconnected', onLost);
}

/** Answers at once with 503 instead of letting a request wait for a database that is away. */
export function requireDatabase(): void {
  if (!databaseReady()) throw silent();
}

/**
 * Waits for `work` as long as the database answers; what became of `work` is unknown when it does not.
 * @throws RapportError unavailable
 */
export function whileDatabaseAnswers<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;
    const look = (): void => {
      if (!isOver)
        timer = setTimeout(() => void pingDatabase(doubt.answerMs).then(look, reject), doubt.afterMs);
    };
    look();
    void work.then(resolve, reject).finally(() => {
      isOver = true;
      clearTimeout(timer);
    });
  });
}

const silent = () => new RapportError('unavailable', { message: 'The database does not answer.' });

let answer: Promise<unknown> | undefined;

function ask(): Promise<unknown> {
  if (answer) return answer;
  const { db } = asker?.readyState === 1 ? asker : mongoose.connection;
  const asked = Promise.resolve(db?.command({ ping: 1 })).finally(() => {
    if (answer === asked) answer = undefined;
  });
  answer = asked;
  return asked;
}

/**
 * Asks whether the database answers; one question for all who want to know.
 * @throws RapportError unavailable when it has not answered after `withinMs`
 */
export async function pingDatabase(withinMs: number): Promise<void> {
  requireDatabase();
  const asked = ask();
  // The driver's own `timeoutMS` does not end a command whose connection stands still.
  const late = sleep(withinMs, undefined, { ref: false }).then(() => {
    // Some commands never return (mongodb 7.8): whoever asks next asks anew.
    if (answer === asked) answer = undefined;
    throw silent();
  });
  await Promise.race([asked, late]);
}

/** Creates the indexes of every model that was registered, before anybody is served. */
export async function createIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.models)) await model.createIndexes();
}

/** Runs `work` in one transaction; the driver repeats it on a transient conflict, so it must be repeatable. */
export function inTransaction<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
  return mongoose.connection.transaction(work, { readConcern: { level: 'snapshot' } }) as Promise<T>;
}

/** True for a write that a unique index refused. */
export function isDuplicate(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 11000;
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
