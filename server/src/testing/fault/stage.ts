import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, freePort, type Server, startDatabase, startServer } from '@rapport/infra/stack';
import { sessionDocument } from '@rapport/shared/collab/documentName';
import type { CollabLimits } from '@rapport/shared/collab/limits';
import { bookSession } from '@rapport/shared/sessions/sessions.api';
import { type Db, MongoClient } from 'mongodb';
import { tokenFor } from '../../features/sessions/call/callTesting.ts';
import { addPair, setUpOrganisation } from '../factories.ts';
import { createClient } from '../testClient.ts';
import { DatabaseProxy } from './databaseProxy.ts';
import { ServerProbe } from './serverProbe.ts';
import type { Seat } from './typingPeer.ts';

interface Options {
  /** Rooms of the attacked pair. */
  readonly rooms?: number;
  readonly limits?: Partial<CollabLimits>;
  /** A database of this stage's own, which it may kill, where its data may lie; the one that all tests share otherwise. */
  readonly ownDatabase?: boolean | { readonly dir: string };
  readonly env?: Record<string, string>;
}

/** The real server as a process of its own, with people in it, and a proxy of ours in front of its database. */
export interface Stage {
  readonly server: Server;
  readonly database: Database | undefined;
  readonly proxy: DatabaseProxy;
  /** The same database, past the proxy. */
  readonly db: Db;
  /** Names of the attacked pair's documents. */
  readonly rooms: readonly string[];
  /** A place in a document for one of the pair. @param query of the upgrade */
  seat(document: string, who: Who, query?: string): Seat;
  /** The way to the SFU's gate for the attacked pair's mentor, who may come in now; needs a real SFU. */
  gate(): Promise<string>;
  /** Places of two other people in a room that nobody attacks. */
  readonly control: readonly [Seat, Seat];
  /** Looks into the server's process as it runs now. */
  probe(): Promise<ServerProbe>;
  end(): Promise<void>;
}

export type Who = 'mentor' | 'mentee';

const keys = { key: 'test', secret: 'a-secret-for-tests-only-of-32-characters' };

/** Rounds follow each other faster than what one person may do: it is not rates that a row is about. */
const unhurried: Partial<CollabLimits> = {
  ...{ messagesPerSecond: 1_000_000, messagesBurst: 1_000_000 },
  ...{ bytesPerSecond: 1024 ** 3, bytesBurst: 1024 ** 3 },
  ...{ answersPerSecondBytes: 1024 ** 3, answersBurstBytes: 1024 ** 3 },
};

export async function startStage(options: Options = {}): Promise<Stage> {
  const { rooms = 1, limits = {}, ownDatabase = false } = options;
  const dir = await mkdtemp(join(tmpdir(), 'rapport-fault-'));
  const database = ownDatabase
    ? await startDatabase({ dir, logs: dir, ...(typeof ownDatabase === 'object' && ownDatabase) })
    : undefined;
  const databaseUrl = database?.url ?? process.env.TEST_MONGODB_URL ?? '';
  const proxy = await DatabaseProxy.start(Number(new URL(databaseUrl).port));
  const name = `fault_${randomBytes(6).toString('hex')}`;
  const inspectPort = await freePort();
  const direct = new MongoClient(databaseUrl, { directConnection: true });
  const server = await startServer({
    dir,
    port: await freePort(),
    // Another build of the server, for comparing two.
    ...(process.env.RAPPORT_FAULT_ENTRY !== undefined && { entry: process.env.RAPPORT_FAULT_ENTRY }),
    mongodbUrl: `mongodb://127.0.0.1:${proxy.port}/${name}?directConnection=true`,
    livekit: { url: process.env.TEST_LIVEKIT_URL ?? 'http://127.0.0.1:9', ...keys },
    env: {
      RAPPORT_COLLAB_LIMITS: JSON.stringify({ ...unhurried, ...limits }),
      NODE_OPTIONS: `--inspect-port=127.0.0.1:${inspectPort}`,
      LOG_LEVEL: 'warn',
      ...options.env,
    },
  });
  const probes: ServerProbe[] = [];
  const people = await populate(server, rooms);
  return {
    server,
    database,
    proxy,
    db: direct.db(name),
    ...people,
    probe: async () => {
      const probe = await ServerProbe.open(server.pid, inspectPort);
      probes.push(probe);
      return probe;
    },
    end: async () => {
      for (const probe of probes) probe.end();
      await server.stop();
      await proxy.end();
      if (!database) await direct.db(name).dropDatabase();
      await direct.close();
      await database?.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function populate(
  { secondOrigin, setupCode }: Server,
  count: number,
): Promise<Pick<Stage, 'rooms' | 'seat' | 'gate' | 'control'>> {
  const server = { setupCode, client: (cookie?: string) => createClient(secondOrigin, { cookie }) };
  const admin = await setUpOrganisation(server);
  const [attacked, quiet] = [await addPair(server, admin), await addPair(server, admin)];
  const book = async ({ mentor, mentorshipId }: typeof attacked, startsAt: number) => {
    const start = new Date(startsAt).toISOString();
    const { id } = await mentor.call(bookSession, {
      params: { mentorshipId },
      body: {
        ...{ title: `Room of ${start}`, templateId: 'first-meeting', zone: 'UTC', minutes: 30 },
        ...{ date: start.slice(0, 10), time: start.slice(11, 16) },
      },
    });
    return id;
  };
  const inDays = (days: number) => Date.now() + days * 86_400_000;
  const rooms: string[] = [];
  for (let number = 0; number < count; number += 1)
    rooms.push(sessionDocument(await book(attacked, inDays(2 + number))));
  const control = sessionDocument(await book(quiet, inDays(2)));
  let open: Promise<string> | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let path = '';
  const seat = (document: string, cookie: string, query = ''): Seat => ({
    url: `${secondOrigin.replace('http', 'ws')}/collab/${document}${query}`,
    headers: { cookie, origin: secondOrigin },
  });
  return {
    rooms,
    gate: async () => {
      open ??= book(attacked, Date.now() + 5 * 60_000);
      const sessionId = await open;
      // A token lives for a minute, and opens the gate as often as one likes.
      if (Date.now() - askedAt > 30_000) {
        askedAt = Date.now();
        path = `/rtc/ready?access_token=${await tokenFor(attacked.mentor, sessionId)}`;
      }
      return path;
    },
    seat: (document, who, query) => seat(document, attacked[who].cookie(), query),
    control: [seat(control, quiet.mentor.cookie()), seat(control, quiet.mentee.cookie())],
  };
}
