import { performance } from 'node:perf_hooks';
import type { CollabLimits } from '@rapport/shared/collab/limits';
import { closeCode } from '@rapport/shared/collab/protocol';
import { RapportError } from '@rapport/shared/core/errors';
import { collectGarbage } from '../../platform/collectGarbage.ts';
import { isGuest } from '../../platform/http/principal.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { personChanged, signInEnded } from '../identity/index.ts';
import { serverAuthor } from './clientOwners.ts';
import { CommitLog } from './commitLog.ts';
import { createCompactor } from './compactor.ts';
import { Connections } from './connections.ts';
import { DocumentStore } from './documentStore.ts';
import type { Collab } from './ports.ts';
import { Rights } from './rights.ts';
import type { Room } from './room.ts';
import { Rooms } from './rooms.ts';
import { readUpdateShape } from './updateShape.ts';
import { collabPath, createUpgradeHandler } from './upgrade.ts';
import { documentVersions } from './versions/documentVersions.ts';
import { within } from './within.ts';

/** What the end of the process gives to updates that are not durable yet (ms). */
const flushWithinMs = 3_000;
/** What it then gives to peers to take their close frame (ms). */
const closeWithinMs = 500;
/** And to all of it together, what makes the next start quick included (ms). */
const endWithinMs = 4_000;
/** Pings of a round in one turn of the event loop would hold up everybody where there are thousands: in so many parts. */
const mostSlices = 100;
/** Time between two of them, at least (ms). */
const shortestSliceMs = 50;
/** So many rooms that have come or gone are worth a collection of garbage. */
const crowd = 100;
/** The share of its time in which the event loop is busy, below which nobody feels that it stands still for a moment. */
const quiet = 0.05;
/**
 * How often all rights are decided again, whether anybody told of a change or not (ms). Every change is told of within
 * this process, and whoever could not be decided about then has come in anew: this is for what nobody thought of.
 */
const recheckEveryMs = 60_000;
/** Not all at a time: to look up who everybody is would hold up what people type. */
const recheckSlices = 12;

type Platform = Pick<
  Kernel,
  'log' | 'lifetime' | 'clock' | 'events' | 'upgrades' | 'sweeper' | 'authenticate' | 'authenticateGuest'
>;

/** Documents that people edit together: `/collab/<name>` speaks the y-websocket protocol. */
export function createCollab(kernel: Platform, limits: CollabLimits): Collab {
  const { log, lifetime } = kernel;
  const store = new DocumentStore(limits);
  const connections = new Connections(limits);
  const commitLog = new CommitLog({ store, log, ...limits });
  const compactor = createCompactor();
  const rooms = new Rooms({
    ...{ store, commitLog, limits, log },
    compact: (update) => compactor.do('compact', update),
    now: () => performance.now(),
  });
  // Read at each call: identity and sessions set them before anybody is served.
  const rights = new Rights({
    authenticate: (headers) => kernel.authenticate(headers),
    authenticateGuest: (headers) => kernel.authenticateGuest(headers),
    ...{ connections, log },
  });

  kernel.upgrades.add(
    collabPath,
    createUpgradeHandler({ rights, rooms, connections, limits, lifetime, log }),
  );
  kernel.events.subscribe(signInEnded, ({ signInId }) => rights.endSignIn(signInId));
  kernel.events.subscribe(personChanged, ({ personId }) => rights.recheck({ personId }));
  sweepRights(kernel, rights);
  const failed = (error: unknown) => log.error({ err: error }, 'sweep of documents failed');
  const slices = Math.max(1, Math.min(mostSlices, Math.floor(limits.pingMs / shortestSliceMs)));
  lifetime.every(limits.pingMs / slices, 'collab pings', pingInSlices(connections, slices), failed);
  lifetime.every(Math.max(50, limits.idleMs / 6), 'collab rooms', sweepRooms(rooms), failed);
  lifetime.onEnd('collab', () => end({ connections, commitLog, rooms, compactor, log }));

  const open = async (name: string): Promise<Room> => {
    const room = await rooms.open(name);
    if (!room) throw new RapportError('not_found');
    return room;
  };
  const appendTo = async (name: string, update: Uint8Array) => append(await open(name), update);
  return {
    registerKind: (kind, policy) => rights.register(kind, policy),
    create: async (name, firstContent, transaction) => {
      const owners = readUpdateShape(firstContent).sections.map(({ client }) => ({
        client,
        person: serverAuthor,
      }));
      await store.create(name, firstContent, owners, transaction);
    },
    read: async (name) => {
      const room = await rooms.open(name);
      await room?.settled();
      return room?.read();
    },
    append: appendTo,
    recheck: (which) => rights.recheck(which),
    endSignIn: (signInId) => rights.endSignIn(signInId),
    present: (name) => [...new Set([...(rooms.find(name)?.members ?? [])].map(({ person }) => person.id))],
    versions: documentVersions({ rooms, append: appendTo, clock: kernel.clock }),
  };
}

/** What pings the next slice of all connections, so that each has its turn once a round. */
function pingInSlices(connections: Connections, slices: number): () => void {
  let slice = 0;
  return () => {
    for (const connection of connections) if (connection.number % slices === slice) connection.ping();
    slice = (slice + 1) % slices;
  };
}

function sweepRooms(rooms: Rooms): () => Promise<void> {
  let before = rooms.size;
  let collectedAt = rooms.size;
  let used = performance.eventLoopUtilization();
  return async () => {
    await rooms.sweep();
    const now = performance.eventLoopUtilization();
    // When a crowd has come or gone, not while it does, and when nobody waits for us.
    const isQuiet = rooms.size === before && performance.eventLoopUtilization(now, used).utilization < quiet;
    before = rooms.size;
    used = now;
    if (!isQuiet || Math.abs(rooms.size - collectedAt) < crowd) return;
    collectedAt = rooms.size;
    await collectGarbage();
  };
}

function sweepRights({ sweeper }: Platform, rights: Rights): void {
  let before: number | undefined;
  sweeper.add('rights of open documents', async (now) => {
    const turn = Math.floor((now * recheckSlices) / recheckEveryMs);
    const turns = Math.min(recheckSlices, turn - (before ?? turn));
    before = turn;
    // Those whose turn has come since the last look, and guests: they are few, and have no other right to be there.
    await rights.sweep(
      ({ number, principal }) =>
        isGuest(principal) || (((turn - number) % recheckSlices) + recheckSlices) % recheckSlices < turns,
    );
  });
}

/** @throws RapportError unavailable when too much waits for the database, too_large when the document would be */
async function append(room: Room, update: Uint8Array): Promise<void> {
  const outcome = room.accept(update, { person: serverAuthor });
  if (outcome === 'full') throw new RapportError('unavailable');
  if (outcome === 'tooLarge') throw new RapportError('too_large');
  const { part, gapBytes, partial } = outcome;
  if (gapBytes > 0 || partial) throw new Error('a server edit did not fit its document');
  await part?.untilStored();
}

interface Ending extends Pick<Platform, 'log'> {
  readonly connections: Connections;
  readonly commitLog: CommitLog;
  readonly rooms: Rooms;
  readonly compactor: ReturnType<typeof createCompactor>;
}

/** First what people wrote, then, with the acknowledgements on their way, the sockets. */
async function end({ connections, commitLog, rooms, compactor, log }: Ending): Promise<void> {
  const until = performance.now() + endWithinMs;
  for (const connection of connections) connection.pause();
  await within(flushWithinMs, commitLog.drained()).catch(giveUp);
  if (commitLog.pendingBytes > 0) log.error({ bytes: commitLog.pendingBytes }, 'updates were not stored');
  commitLog.abandon();
  const gone = [...connections].map((connection) => connection.gone());
  connections.closeAll(closeCode.restarting);
  await Promise.all([
    within(closeWithinMs, Promise.all(gone)).catch(giveUp),
    within(until - performance.now(), rooms.compactLong()).catch(giveUp),
  ]);
  await compactor.end();
}

/** The process ends all the same. */
const giveUp = () => undefined;
