import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../../percentile.ts';
import { answerCalls } from './answerCalls.ts';
import { Peer } from './peer.ts';
import { reachedClocks } from './reachedClocks.ts';
import type { Seat } from './seat.ts';
import { typedUpdate } from './typedUpdate.ts';

interface Writer {
  readonly client: number;
  readonly peer: Peer;
  /** When each character was sent. */
  readonly sentAt: number[];
  received: number;
}

const writers = new Map<number, Writer>();
let latencies: number[] = [];

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
    if (!writer || from === client) return;
    const now = performance.now();
    for (; writer.received < clock; writer.received++) {
      latencies.push(now - (writer.sentAt[writer.received] ?? Number.NaN));
    }
  };
  const peer = new Peer(seat, { update: (update) => reachedClocks(update, heard) });
  writers.set(client, { client, peer, sentAt: [], received: 0 });
  return peer;
}

/** Everybody types, each at their own moment; resolves when they have. */
async function type(perSecond: number, ms: number): Promise<void> {
  const every = 1_000 / perSecond;
  const until = performance.now() + ms;
  await Promise.all(
    [...writers.values()].map(async (writer, index) => {
      await sleep((index * every) / writers.size);
      await typeUntil(writer, every, until);
    }),
  );
}

function typeUntil({ client, peer, sentAt }: Writer, every: number, until: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now();
      if (now > until) {
        clearInterval(timer);
        return resolve();
      }
      peer.send(typedUpdate(client, sentAt.length));
      sentAt.push(now);
    }, every);
  });
}

/** Times from a key to the other side since the last call (ms), and how many characters have not arrived. */
function arrived(): { p50: number; p99: number; count: number; missing: number } {
  const values = latencies;
  latencies = [];
  const missing = [...writers.values()].reduce(
    (sum, { sentAt, received }) => sum + sentAt.length - received,
    0,
  );
  return { p50: percentile(values, 0.5), p99: percentile(values, 0.99), count: values.length, missing };
}

const steps = { connect, type, arrived };
export type LatencySteps = typeof steps;
answerCalls(steps);
