import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../../percentile.ts';
import { answerCalls } from './answerCalls.ts';
import { Peer } from './peer.ts';
import { reachedClocks } from './reachedClocks.ts';
import type { Seat } from './seat.ts';
import { typedUpdate } from './typedUpdate.ts';

const typist = 1;
let peers: readonly Peer[] = [];
const sentAt: number[] = [];
/** When each character was there, listener by listener. */
const heardAt: number[][] = [];

/** Sits down in one room; the first seat is the one that types. */
async function connect([first, ...others]: readonly Seat[]): Promise<void> {
  if (!first) throw new Error('nobody types');
  const listeners = others.map((seat) => {
    const heard: number[] = [];
    heardAt.push(heard);
    const reached = (from: number, clock: number) => {
      const now = performance.now();
      while (from === typist && heard.length < clock) heard.push(now);
    };
    return new Peer(seat, { update: (update) => reachedClocks(update, reached) });
  });
  peers = [new Peer(first), ...listeners];
  await Promise.all(peers.map((peer) => peer.synced()));
}

async function type(perSecond: number, ms: number): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    peers[0]?.send(typedUpdate(typist, sentAt.length));
    sentAt.push(performance.now());
    await sleep(1_000 / perSecond);
  }
}

/**
 * From the key to each listener (ms), and from the first listener to each: what the number of listeners costs,
 * without what comes before, the commit above all.
 */
function arrived(): { p50: number; p99: number; spread: number; missing: number } {
  const whole: number[] = [];
  const spread: number[] = [];
  let missing = 0;
  for (const [clock, sent] of sentAt.entries()) {
    const heard = heardAt.flatMap((times) => times[clock] ?? []);
    missing += heardAt.length - heard.length;
    const first = Math.min(...heard);
    for (const at of heard) {
      whole.push(at - sent);
      spread.push(at - first);
    }
  }
  return {
    p50: percentile(whole, 0.5),
    p99: percentile(whole, 0.99),
    spread: percentile(spread, 0.99),
    missing,
  };
}

const steps = { connect, type, arrived };
export type FanoutSteps = typeof steps;
answerCalls(steps);
