import { setTimeout as sleep } from 'node:timers/promises';
import type { Peer } from './peer.ts';

const retryMs = 50;

/**
 * Opens a peer, again and again, as a page does, until it is synchronised.
 * @throws the last refusal when that takes longer than `patienceMs`
 */
export async function untilSynced<P extends Peer>(
  open: () => P,
  patienceMs = 60_000,
): Promise<{ peer: P; refusals: number }> {
  const until = performance.now() + patienceMs;
  for (let refusals = 0; ; refusals++) {
    const peer = open();
    try {
      await peer.synced();
      return { peer, refusals };
    } catch (error) {
      if (performance.now() > until) throw error;
      await sleep(retryMs);
    }
  }
}
