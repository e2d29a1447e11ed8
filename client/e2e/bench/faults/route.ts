import type { Page } from '@playwright/test';
import type { FarPair } from '../../fixtures/farPair.ts';
import { expect } from '../../fixtures/rapport.ts';
import { comeInAnew } from './comingIn.ts';
import { type Fault, pagesOf } from './fault.ts';

type Kept = { keptConnections: RTCPeerConnection[] };

/** On which ways sound and picture travel now, by the connections' chosen pairs of candidates: “UDP”, “TCP”, “TCP UDP”. */
export function routeOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { keptConnections } = globalThis as unknown as Kept;
    const open = keptConnections.filter(({ connectionState }) => connectionState === 'connected');
    const reports = await Promise.all(open.map((connection) => connection.getStats()));
    const protocols = reports.flatMap((report) => {
      const all = [...report.values()];
      const chosen = all.flatMap(({ type, selectedCandidatePairId }) =>
        type === 'transport' && selectedCandidatePairId ? [report.get(selectedCandidatePairId)] : [],
      );
      return chosen.map((pair) => report.get(pair?.localCandidateId)?.protocol as string | undefined);
    });
    return [...new Set(protocols)]
      .map((protocol) => protocol?.toUpperCase() ?? '?')
      .sort()
      .join(' ');
  });
}

/** Fails where sound and picture of somebody do not come to travel on that way. */
export async function travelsOn(page: Page, route: 'UDP' | 'TCP'): Promise<void> {
  await expect
    .poll(() => routeOf(page), { message: 'the way of sound and picture', timeout: 5_000 })
    .toBe(route);
}

/**
 * Both on UDP. Of a window whose line has failed the SFU remembers for minutes that it shall come over TCP, so the far
 * one comes in through another one.
 */
export async function beginOnUdp(pair: FarPair, { isRemembered }: Fault): Promise<void> {
  if (isRemembered || (await routeOf(pair.mentee.page)) !== 'UDP') await comeInAnew(pair);
  for (const page of pagesOf(pair)) await travelsOn(page, 'UDP');
}
