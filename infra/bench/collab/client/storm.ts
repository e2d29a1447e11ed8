import * as Y from 'yjs';
import { answerCalls } from './answerCalls.ts';
import { editsOf } from './edits.ts';
import { type Own, Peer } from './peer.ts';
import type { Seat } from './seat.ts';
import { untilSynced } from './untilSynced.ts';

/** A page that had been open: what it has already goes with it into the next connection. */
interface Page {
  readonly seat: Seat;
  readonly parts: Uint8Array[];
  own: Own | undefined;
}

let pages: readonly Page[] = [];
let peers: readonly Peer[] = [];

/** Opens pages; the first of each room writes its document. */
async function open(rooms: readonly (readonly Seat[])[], edits: number, bytes: number): Promise<void> {
  const updates = editsOf(1, edits, bytes);
  const opened = await Promise.all(
    rooms.flatMap((seats) => seats.map((seat, side) => openPage(seat, side === 0 ? updates : []))),
  );
  for (const { peer, written } of opened) for (const update of written) peer.send(update);
  pages = opened.map(({ page }) => page);
  peers = opened.map(({ peer }) => peer);
}

async function openPage(seat: Seat, written: readonly Uint8Array[]) {
  const page: Page = { seat, parts: [...written], own: undefined };
  const keep = (update: Uint8Array) => page.parts.push(update);
  const { peer } = await untilSynced(() => new Peer(seat, { update: keep, step2: keep }));
  return { page, peer, written };
}

/** The server is gone: pages keep what they have. */
function lose(): void {
  for (const peer of peers) peer.vanish();
  for (const page of pages) {
    const state = Y.mergeUpdates(page.parts);
    page.own = { state, stateVector: Y.encodeStateVectorFromUpdate(state) };
  }
}

/** All pages connect at once; answers how long it took until the last one was synchronised (ms), and refusals. */
async function reconnect(): Promise<{ ms: number; refusals: number }> {
  const from = performance.now();
  const opened = await Promise.all(pages.map(({ seat, own }) => untilSynced(() => new Peer(seat, {}, own))));
  peers = opened.map(({ peer }) => peer);
  return {
    ms: performance.now() - from,
    refusals: opened.reduce((sum, { refusals }) => sum + refusals, 0),
  };
}

const steps = { open, lose, reconnect };
export type StormSteps = typeof steps;
answerCalls(steps);
