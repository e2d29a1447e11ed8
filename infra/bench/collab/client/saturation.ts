import { answerCalls } from './answerCalls.ts';
import { Peer } from './peer.ts';
import { reachedClocks } from './reachedClocks.ts';
import type { Seat } from './seat.ts';
import { typedUpdate } from './typedUpdate.ts';

interface Writer {
  readonly client: number;
  readonly peer: Peer;
  sent: number;
  /** What the other one has received. */
  received: number;
}

const writers = new Map<number, Writer>();
let inFlight = 0;
let running = false;

/** @param rooms two seats each */
async function connect(rooms: readonly (readonly Seat[])[]): Promise<void> {
  const peers = rooms.flatMap((seats, room) =>
    seats.map((seat, side) => openWriter(seat, room * 2 + side + 1)),
  );
  await Promise.all(peers.map((peer) => peer.synced()));
}

function openWriter(seat: Seat, client: number): Peer {
  const heard = (from: number, clock: number) => {
    const writer = writers.get(from);
    if (!writer || from === client || clock <= writer.received) return;
    writer.received = clock;
    fill(writer);
  };
  const peer = new Peer(seat, { update: (update) => reachedClocks(update, heard) });
  writers.set(client, { client, peer, sent: 0, received: 0 });
  return peer;
}

function fill(writer: Writer): void {
  while (running && writer.sent - writer.received < inFlight) {
    writer.peer.send(typedUpdate(writer.client, writer.sent));
    writer.sent += 1;
  }
}

/** From now on every client has as many updates on their way as it may. */
function begin(mostInFlight: number): void {
  inFlight = mostInFlight;
  running = true;
  for (const writer of writers.values()) fill(writer);
}

/** Updates that have arrived at the other side of their room so far. */
function arrived(): number {
  return [...writers.values()].reduce((sum, { received }) => sum + received, 0);
}

const steps = { connect, begin, arrived };
export type SaturationSteps = typeof steps;
answerCalls(steps);
