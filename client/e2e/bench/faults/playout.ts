import type { Page } from '@playwright/test';

type Kept = { keptConnections: RTCPeerConnection[] };

/** What was missing in what a page played so far, and over which connections it came. */
export interface Playout {
  /** Sound that had to be made up where there was something to hear (ms). */
  readonly concealed: number;
  readonly lostPackets: number;
  /** How long pictures stood still for longer than pictures do (ms). */
  readonly frozen: number;
  readonly freezes: number;
  /** Every connection that the page has made, and whether it stands. */
  readonly connections: readonly string[];
}

type Loss = Omit<Playout, 'connections'>;

export function readPlayout(page: Page): Promise<Playout> {
  return page.evaluate(async () => {
    const { keptConnections } = globalThis as unknown as Kept;
    const open = keptConnections.filter(({ connectionState }) => connectionState !== 'closed');
    const reports = await Promise.all(open.map((connection) => connection.getStats()));
    const inbound = reports
      .flatMap((report) => [...report.values()])
      .filter(({ type }) => type === 'inbound-rtp');
    const sum = (field: string) => inbound.reduce((total, stats) => total + (stats[field] ?? 0), 0);
    // Opus is played at 48 samples a ms.
    const concealed = (sum('concealedSamples') - sum('silentConcealedSamples')) / 48;
    return {
      concealed,
      lostPackets: sum('packetsLost'),
      frozen: sum('totalFreezesDuration') * 1_000,
      freezes: sum('freezeCount'),
      connections: keptConnections.map(({ connectionState }) => connectionState),
    };
  });
}

/** What was missing between two readings of several pages, page by page. */
export function lossBetween(before: readonly Playout[], after: readonly Playout[]): Loss[] {
  return after.map((now, page) => {
    const grown = (what: keyof Loss) => now[what] - (before[page]?.[what] ?? 0);
    return {
      concealed: grown('concealed'),
      lostPackets: grown('lostPackets'),
      frozen: grown('frozen'),
      freezes: grown('freezes'),
    };
  });
}
