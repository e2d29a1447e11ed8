import { describe, expect, it } from 'vitest';
import { rate, readPaths, readReceived } from './readPaths.ts';

type Row = { id: string; type: string } & Record<string, unknown>;
const report = (...rows: Row[]) => new Map(rows.map((row) => [row.id, row]));

const transport = { id: 'T', type: 'transport', selectedCandidatePairId: 'P1' };
const host = { id: 'L1', type: 'local-candidate', protocol: 'udp', candidateType: 'host' };
const relay = { id: 'L2', type: 'local-candidate', protocol: 'udp', candidateType: 'relay' };
const udp = { id: 'R1', type: 'remote-candidate', protocol: 'udp' };
const tcp = { id: 'R2', type: 'remote-candidate', protocol: 'tcp' };
const pair = (id: string, local: string, remote: string, state = 'succeeded') => ({
  ...{ id, type: 'candidate-pair', state, localCandidateId: local, remoteCandidateId: remote },
  currentRoundTripTime: 0.031,
});

describe('the way of a connection', () => {
  it('is the selected pair’s, with its round trip', () => {
    expect(readPaths(report(transport, host, udp, pair('P1', 'L1', 'R1')))).toEqual({
      path: 'udp',
      roundTripMs: 31,
    });
  });

  it('is TCP or a relay where those were selected', () => {
    expect(readPaths(report(transport, host, tcp, pair('P1', 'L1', 'R2'))).path).toBe('tcp');
    expect(readPaths(report(transport, relay, udp, pair('P1', 'L2', 'R1'))).path).toBe('relay');
  });

  it('does not say of TCP that it works before it has', () => {
    const rows = [transport, host, udp, tcp, pair('P1', 'L1', 'R1')];
    expect(readPaths(report(...rows, pair('P2', 'L1', 'R2', 'waiting'))).tcp).toBeUndefined();
    expect(readPaths(report(...rows, pair('P2', 'L1', 'R2'))).tcp).toBe('works');
  });

  it('is none while nothing was selected', () => {
    expect(readPaths(report(host, udp, pair('P1', 'L1', 'R1', 'failed'))).path).toBeUndefined();
  });
});

describe('the speed of a connection', () => {
  const at = (seconds: number, bytes: number, lost = 0) => ({
    ...{ at: seconds * 1_000, bytes, lost, packets: bytes / 1_000, jitterMs: 4 },
  });

  it('is that of its best second: it is tried out slowly', () => {
    const readings = [at(0, 0), at(1, 30_000), at(2, 130_000), at(3, 350_000), at(4, 500_000)];
    expect(rate(readings)).toEqual({ kbitPerSecond: 1_760, jitterMs: 4, lossPercent: 0 });
  });

  it('counts what was lost on the way', () => {
    expect(rate([at(0, 0), at(1, 90_000, 10)]).lossPercent).toBe(10);
  });

  it('is not known where nothing came', () => {
    expect(rate([at(0, 0), at(1, 0)])).toEqual({});
    expect(readReceived(report(host), 0)).toBeUndefined();
  });
});
