import { answerCalls } from './answerCalls.ts';
import { editsOf } from './edits.ts';
import { Peer } from './peer.ts';
import type { Seat } from './seat.ts';
import { untilSynced } from './untilSynced.ts';

let peers: readonly Peer[] = [];
let cycle = 0;

/** Opens every seat, and everybody writes; resolves when all of it is acknowledged. */
async function fill(seats: readonly Seat[], edits: number, bytes: number): Promise<void> {
  cycle += 1;
  const updates = editsOf(cycle, edits, bytes);
  const opened: Peer[] = [];
  // As people come: not all in the same moment.
  for (let at = 0; at < seats.length; at += 100) {
    const some = await Promise.all(seats.slice(at, at + 100).map((seat) => write(seat, updates)));
    opened.push(...some);
  }
  peers = opened;
}

async function write(seat: Seat, updates: readonly Uint8Array[]): Promise<Peer> {
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const acknowledged = (count: number) => {
    if (count >= updates.length) finish();
  };
  const { peer } = await untilSynced(() => new Peer(seat, { acknowledged }));
  for (const update of updates) peer.send(update);
  await finished;
  return peer;
}

async function leave(): Promise<void> {
  await Promise.all(peers.map((peer) => peer.close()));
  peers = [];
}

const steps = { fill, leave };
export type MemorySteps = typeof steps;
answerCalls(steps);
