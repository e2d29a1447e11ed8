import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { parseDocumentName } from '@rapport/shared/collab/documentName';
import type { CollabLimits } from '@rapport/shared/collab/limits';
import {
  type CloseCode,
  closeCode,
  documentSchemaVersion,
  upgradeQuery,
} from '@rapport/shared/collab/protocol';
import { RapportError } from '@rapport/shared/core/errors';
import { type WebSocket, WebSocketServer } from 'ws';
import { translateDatabaseError } from '../../platform/db/database.ts';
import { isGuest, type Principal, spenderOf } from '../../platform/http/principal.ts';
import { refuseUpgrade, type UpgradeHandler } from '../../platform/http/upgradeRouter.ts';
import type { Lifetime } from '../../platform/lifetime.ts';
import type { Log } from '../../platform/log.ts';
import { Turnstile } from '../../platform/turnstile.ts';
import { Connection } from './connection.ts';
import type { Connections } from './connections.ts';
import type { Purse } from './purse.ts';
import type { Rights } from './rights.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { cork, SocketWriter } from './socketWriter.ts';
import { LateError, within } from './within.ts';

export const collabPath = '/collab';

/** Upgrades whose sign-in, right and document are looked up at a time: more would only wait for each other. */
const lookedUpAtOnce = 64;

interface Options {
  readonly rights: Rights;
  readonly rooms: Rooms;
  readonly connections: Connections;
  readonly limits: CollabLimits;
  readonly lifetime: Lifetime;
  readonly log: Log;
}

interface Entrant {
  readonly principal: Principal;
  readonly room: Room;
  readonly access: 'read' | 'write';
  /** The state of `Rights` that all this was found out in. */
  readonly changes: number;
}

/** The way in: sign-in, name, right and a loaded document first, then the handshake. */
export function createUpgradeHandler(options: Options): UpgradeHandler {
  const { limits, connections, lifetime } = options;
  // The few bytes more are the message's type and lengths.
  const maxPayload = limits.firstSyncBytes + 64;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload,
    perMessageDeflate: false,
    clientTracking: false,
    // Or whoever sends pings had as many answers as they like.
    autoPong: false,
  });

  const turnstile = new Turnstile(lookedUpAtOnce);

  return async (req, socket, head) => {
    const until = performance.now() + limits.upgradeMs;
    // Bounded inside as well: one that never ends must not keep its place for ever.
    const lookUp = <T>(work: () => Promise<T>) =>
      attempt(until, () => turnstile.pass(() => attempt(until, work)));
    const { changes } = options.rights;
    const principal = await lookUp(() => options.rights.who(req.headers, comesAsGuest(req)));
    if (lifetime.ending) return refuseUpgrade(socket, 503);
    if (typeof principal === 'number' || !principal) return refuseUpgrade(socket, principal ?? 401);
    const spender = spenderOf(principal);
    const purse = connections.reserve(spender);
    if (!purse) return refuseUpgrade(socket, 429);
    let connected = false;
    try {
      const entrant = await lookUp(() => enter(options, { principal, changes }, req));
      if (typeof entrant === 'number') return refuseUpgrade(socket, entrant);
      if (lifetime.ending) return refuseUpgrade(socket, 503);
      // The handshake's answer, and what we have to say first.
      cork(socket);
      // Calls back at once, or never when the request is no proper handshake; then it has answered itself.
      server.handleUpgrade(req, socket, head, (ws) => {
        connected = true;
        const opened = { ws, socket, req, purse };
        if (entrant) connect(options, entrant, opened);
        // A browser does not see the status of a refused handshake, and would come back for ever.
        else turnAway(options, spender, opened, closeCode.notFound);
      });
    } finally {
      if (!connected) connections.release(spender);
    }
  };
}

/** What `work` answers, or the HTTP status of its refusal. @param until when it is too late, by `performance.now()` */
async function attempt<T>(until: number, work: () => Promise<T>): Promise<T | number> {
  try {
    return await within(until - performance.now(), work());
  } catch (error) {
    if (error instanceof LateError) return 503;
    const known = translateDatabaseError(error);
    if (known instanceof RapportError) return known.status;
    throw error;
  }
}

/** Undefined when there is no such document, or none for this person. */
async function enter(
  { rights, rooms }: Options,
  { principal, changes }: Pick<Entrant, 'principal' | 'changes'>,
  req: IncomingMessage,
): Promise<Entrant | undefined> {
  const name = documentNameOf(req);
  if (name === undefined) return undefined;
  let asked = changes;
  for (;;) {
    const access = await rights.access(principal, name);
    if (!access || access === 'none') return undefined;
    const room = await rooms.open(name);
    if (!room) return undefined;
    if (asked === rights.changes) return { principal, room, access, changes: asked };
    // A right ended while we looked; a sign-in may have, too.
    asked = rights.changes;
    if (!(await rights.who(req.headers, comesAsGuest(req)))) throw new RapportError('signed_out');
  }
}

function documentNameOf(req: IncomingMessage): string | undefined {
  const path = (req.url ?? '').split('?', 1)[0] ?? '';
  try {
    const name = decodeURIComponent(path.slice(collabPath.length + 1));
    return parseDocumentName(name) ? name : undefined;
  } catch {
    return undefined;
  }
}

const queryOf = (req: IncomingMessage) => new URLSearchParams((req.url ?? '').split('?')[1]);

const comesAsGuest = (req: IncomingMessage): boolean => queryOf(req).has(upgradeQuery.guest);

/** What the client says of itself, or what counts where it says nothing. */
function saidBy(req: IncomingMessage, room: Room): { schema: number; epoch: number; restores: boolean } {
  const query = queryOf(req);
  const read = (name: string, otherwise: number) => (query.has(name) ? Number(query.get(name)) : otherwise);
  return {
    schema: read(upgradeQuery.schema, documentSchemaVersion),
    epoch: read(upgradeQuery.epoch, room.epoch),
    restores: query.has(upgradeQuery.restores),
  };
}

interface Socket {
  readonly ws: WebSocket;
  readonly socket: Duplex;
  readonly req: IncomingMessage;
  readonly purse: Purse;
}

/** Ends a connection that was opened only to say why there is none. */
function turnAway(
  { connections, limits, log }: Options,
  spender: string,
  { ws, socket }: Socket,
  code: CloseCode,
): void {
  ws.on('error', (error) => log.debug({ err: error }, 'collaboration socket failed'));
  ws.once('close', () => connections.release(spender));
  new SocketWriter(ws, socket, limits).close(code);
}

function connect(options: Options, entrant: Entrant, socket: Socket): void {
  const { rooms, connections, limits, log } = options;
  const { principal, room, access } = entrant;
  const release = rooms.hold(room);
  if (!release) return turnAway(options, spenderOf(principal), socket, closeCode.restarting);
  const { schema, epoch, restores } = saidBy(socket.req, room);
  const connection = new Connection({
    ws: socket.ws,
    writer: new SocketWriter(socket.ws, socket.socket, limits),
    room,
    principal,
    purse: socket.purse,
    // The rest of the request is not kept for as long as the connection lives.
    headers: { cookie: socket.req.headers.cookie },
    rights: access,
    // Also where an older server has come back: only what this build writes fits a document that is no newer.
    outdated: schema !== documentSchemaVersion || schema < room.schemaVersion,
    restores: restores && !isGuest(principal),
    limits,
    log,
    onClose: (closed) => {
      release();
      connections.remove(closed);
      connections.release(spenderOf(principal));
    },
  });
  connections.add(connection);
  // What ended in the last instant did not find it.
  if (entrant.changes !== options.rights.changes) void options.rights.decideAnew([connection]);
  connection.begin(epoch);
}
