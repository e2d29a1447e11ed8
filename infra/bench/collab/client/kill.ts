import { setTimeout as sleep } from 'node:timers/promises';
import { answerCalls } from './answerCalls.ts';
import { Peer } from './peer.ts';
import { reachedClocks } from './reachedClocks.ts';
import type { Seat } from './seat.ts';
import { typedUpdate } from './typedUpdate.ts';

interface Writer {
  readonly client: number;
  readonly peer: Peer;
  sent: number;
  /** What the other one received while the room said that all is saved; a server that says nothing means always. */
  shown: number;
}

const writers = new Map<number, Writer>();
let typing: readonly NodeJS.Timeout[] = [];
let round = 0;

/** @param rooms two seats each */
async function begin(rooms: readonly (readonly Seat[])[], perSecond: number): Promise<void> {
  round += 1;
  const peers = rooms.flatMap((seats, room) =>
    seats.map((seat, side) => openWriter(seat, (round * 1_000 + room) * 2 + side + 1)),
  );
  await Promise.all(peers.map((peer) => peer.synced()));
  typing = [...writers.values()].map((writer) => setInterval(() => type(writer), 1_000 / perSecond));
}

function type(writer: Writer): void {
  writer.peer.send(typedUpdate(writer.client, writer.sent));
  writer.sent += 1;
}

function openWriter(seat: Seat, client: number): Peer {
  let saved = true;
  const heard = (from: number, clock: number) => {
    const writer = writers.get(from);
    if (writer && from !== client && saved) writer.shown = Math.max(writer.shown, clock);
  };
  const peer = new Peer(seat, {
    update: (update) => reachedClocks(update, heard),
    status: (status) => {
      saved = status.saved;
    },
  });
  writers.set(client, { client, peer, sent: 0, shown: 0 });
  return peer;
}

/** The clients vanish with the server. */
function vanish(): void {
  for (const timer of typing) clearInterval(timer);
  for (const { peer } of writers.values()) peer.vanish();
}

/** Compares what was shown with what the server that was started again has. */
async function compare(seats: readonly Seat[], patienceMs: number): Promise<{ shown: number; lost: number }> {
  const stored = new Map<number, number>();
  const take = (update: Uint8Array) =>
    reachedClocks(update, (client, clock) => stored.set(client, Math.max(clock, stored.get(client) ?? 0)));
  const readers = seats.map((seat) => new Peer(seat, { update: take, step2: take }));
  await Promise.all(readers.map((reader) => reader.synced()));
  const missing = () => {
    const lacks = ({ client, shown }: Writer) => Math.max(0, shown - (stored.get(client) ?? 0));
    return [...writers.values()].reduce((sum, writer) => sum + lacks(writer), 0);
  };
  // A server may say that it is synchronised before it has loaded.
  for (const until = performance.now() + patienceMs; missing() > 0 && performance.now() < until; )
    await sleep(20);
  const result = { shown: [...writers.values()].reduce((sum, { shown }) => sum + shown, 0), lost: missing() };
  await Promise.all(readers.map((reader) => reader.close()));
  writers.clear();
  return result;
}

const steps = { begin, vanish, compare };
export type KillSteps = typeof steps;
answerCalls(steps);
