import { type ClientEvents, type ServerEvents, socketPath } from '@rapport/shared/realtime';
import type { Socket } from 'socket.io-client';
import { invalidate, queryClient } from '../api/queryClient.ts';
import { reachability } from '../api/reachability.ts';
import { adjustClock } from '../time/serverClock.ts';
import { opensWithin } from './opensWithin.ts';

type Live = Socket<ServerEvents, ClientEvents>;
type Handlers = { [E in keyof ServerEvents]: Set<ServerEvents[E]> };

const handlers: Handlers = {
  'action.changed': new Set(),
  'session.changed': new Set(),
  'guest.changed': new Set(),
  'version.kept': new Set(),
  'notice.written': new Set(),
  'call.ringing': new Set(),
  'call.answered': new Set(),
  'person.inSession': new Set(),
  'mentorship.changed': new Set(),
  'call.health': new Set(),
  'database.health': new Set(),
};

/** Hears a live event, whether the socket is there yet or not; returns what ends it. */
export function onLiveEvent<E extends keyof ServerEvents>(event: E, handler: ServerEvents[E]): () => void {
  const known: Set<ServerEvents[E]> = handlers[event];
  known.add(handler);
  return () => known.delete(handler);
}

/** Between two tries, half as much more or less: this socket tells the whole page that the network is back (ms). */
const pause = 500;

/** How often the clock is asked again: computers drift and sleep (ms). */
const clockEvery = 5 * 60_000;

/** Opens the one live socket of a signed-in page; returns what ends it. */
export function connectLive(): () => void {
  let socket: Live | undefined;
  let ended = false;
  void import('socket.io-client').then(
    ({ io }) => {
      if (ended) return;
      socket = io({
        path: socketPath,
        // Polling would need sticky sessions and carries cookies in ways the upgrade check does not see.
        transports: ['websocket'],
        reconnectionDelay: pause,
        reconnectionDelayMax: pause,
        timeout: opensWithin,
      });
      attach(socket);
    },
    // The chunk could not be loaded: the server is away. Pages work by asking; the next visit tries again.
    () => void reachability.check(),
  );
  const clock = setInterval(() => socket && askClock(socket), clockEvery);
  return () => {
    ended = true;
    clearInterval(clock);
    socket?.disconnect();
  };
}

/** What was read so shortly before the socket stood (ms) is not read again: nobody does anything in that time. */
const fresh = 300;

function attach(socket: Live): void {
  let connectedBefore = false;
  socket.on('connect', () => {
    // Delivery is at most once: what happened meanwhile is read, not heard.
    const since = connectedBefore ? Number.POSITIVE_INFINITY : Date.now() - fresh;
    connectedBefore = true;
    // Where that is news to the page, it reads everything again by itself.
    if (reachability.state().reach === 'offline') reachability.answered();
    else void queryClient.invalidateQueries({ predicate: ({ state }) => state.dataUpdatedAt < since });
    askClock(socket);
  });
  socket.on('disconnect', (reason) => {
    void reachability.check();
    // The server ended it by itself: signed out, or a right ended. If nobody is signed in, the guard will know.
    if (reason === 'io server disconnect') {
      invalidate('identity.readMe');
      setTimeout(() => socket.connect(), 1_000);
    }
  });
  socket.on('connect_error', () => {
    void reachability.check();
    // Refused, not unreachable: socket.io does not try again by itself then.
    if (!socket.active) invalidate('identity.readMe');
  });
  socket.on('database.health', () => void reachability.check());
  for (const event of Object.keys(handlers) as (keyof ServerEvents)[]) forward(socket, event);
}

function forward(socket: Live, event: keyof ServerEvents): void {
  // Over the union of events, neither socket.io's types nor ours can tell which payload belongs to which.
  (socket as unknown as Socket).on(event, (payload: unknown) => {
    for (const handler of handlers[event]) (handler as (payload: unknown) => void)(payload);
  });
}

function askClock(socket: Live): void {
  const ask = async (): Promise<number> => socket.timeout(5_000).emitWithAck('clock.read');
  void adjustClock(ask).catch(() => undefined);
}
