import type { Measured } from './judge.ts';

type Stats = { readonly id: string; readonly type: string } & Readonly<Record<string, unknown>>;
export type StatsReport = Pick<Map<string, Stats>, 'values' | 'get'>;

/** From a connection's statistics: the way that it took, whether TCP works, too, and how long a round trip takes. */
export function readPaths(report: StatsReport): Pick<Measured, 'path' | 'tcp' | 'roundTripMs'> {
  const all = [...report.values()];
  const pairs = all.filter(({ type }) => type === 'candidate-pair');
  const selectedIds = all
    .filter(({ type }) => type === 'transport')
    .map(({ selectedCandidatePairId }) => selectedCandidatePairId);
  const selected =
    pairs.find(({ id }) => selectedIds.includes(id)) ??
    pairs.find(({ nominated, state }) => nominated && state === 'succeeded');
  const isTcp = (pair: Stats) => report.get(String(pair.remoteCandidateId))?.protocol === 'tcp';
  const tcpWorks = pairs.some((pair) => pair.state === 'succeeded' && isTcp(pair));
  const roundTrip = selected?.currentRoundTripTime;
  return {
    ...(selected ? { path: pathOf(selected, report, isTcp(selected)) } : {}),
    ...(tcpWorks ? { tcp: 'works' } : {}),
    ...(typeof roundTrip === 'number' ? { roundTripMs: roundTrip * 1_000 } : {}),
  };
}

function pathOf(pair: Stats, report: StatsReport, isTcp: boolean): 'udp' | 'tcp' | 'relay' {
  const local = report.get(String(pair.localCandidateId));
  if (local?.candidateType === 'relay') return 'relay';
  return isTcp ? 'tcp' : 'udp';
}

/** Totals of a received picture, to be compared with those of a moment later. */
export interface Received {
  readonly at: number;
  readonly bytes: number;
  readonly packets: number;
  readonly lost: number;
  readonly jitterMs: number;
}

/** @param now ms */
export function readReceived(report: StatsReport | undefined, now: number): Received | undefined {
  const inbound = [...(report?.values() ?? [])].find(({ type }) => type === 'inbound-rtp');
  if (!inbound) return undefined;
  const { bytesReceived, packetsReceived, packetsLost, jitter } = inbound;
  return {
    at: now,
    bytes: Number(bytesReceived ?? 0),
    packets: Number(packetsReceived ?? 0),
    lost: Number(packetsLost ?? 0),
    jitterMs: Number(jitter ?? 0) * 1_000,
  };
}

/** The best second of a test, because a connection is tried out slowly, and what was lost over all of it. */
export function rate(
  readings: readonly Received[],
): Pick<Measured, 'kbitPerSecond' | 'jitterMs' | 'lossPercent'> {
  const [first, last] = [readings[0], readings.at(-1)];
  if (!first || !last || last.at <= first.at || last.bytes === 0) return {};
  const speeds = readings.slice(1).map((reading, index) => {
    const before = readings[index] ?? first;
    return ((reading.bytes - before.bytes) * 8) / Math.max(1, reading.at - before.at);
  });
  const sent = last.packets + Math.max(0, last.lost);
  return {
    kbitPerSecond: Math.round(Math.max(...speeds)),
    jitterMs: last.jitterMs,
    lossPercent: sent === 0 ? 0 : (Math.max(0, last.lost) / sent) * 100,
  };
}
