import { describe, expect, it } from 'vitest';
import { judge, type Measured, overall } from './judge.ts';

const office: Measured = {
  ...{ serverMs: 20, signalMs: 120, path: 'udp', tcp: 'works', turn: 'works' },
  ...{ kbitPerSecond: 1_900, roundTripMs: 30, jitterMs: 4, lossPercent: 0 },
};
const of = (measured: Measured) => overall(judge(measured), measured);

describe('a test of the connection', () => {
  it('finds nothing wrong where nothing is', () => {
    expect(new Set(Object.values(judge(office)))).toEqual(new Set(['good']));
    expect(of(office)).toBe('good');
  });

  it('tells a server that is away from a call server that is', () => {
    expect(judge({})).toMatchObject({ server: 'bad', signal: 'unknown', udp: 'unknown' });
    expect(judge({ serverMs: 20 })).toMatchObject({ server: 'good', signal: 'bad', udp: 'unknown' });
    expect([of({}), of({ serverMs: 20 })]).toEqual(['bad', 'bad']);
  });

  it('tells a firewall that lets no UDP through, and what is used instead', () => {
    const { tcp: _, ...behindFirewall } = { ...office, path: 'tcp' as const };
    expect(judge(behindFirewall)).toMatchObject({ udp: 'bad', tcp: 'good' });
    expect(of(behindFirewall)).toBe('weak');
    expect(judge({ ...office, path: 'relay', tcp: 'offered' })).toMatchObject({ udp: 'bad', turn: 'good' });
  });

  it('calls it no call at all when no way for sound and picture was found', () => {
    const closed: Measured = { serverMs: 20, signalMs: 120, tcp: 'offered', turn: 'fails' };
    expect(judge(closed)).toMatchObject({ udp: 'bad', tcp: 'bad', turn: 'bad', speed: 'unknown' });
    expect(of(closed)).toBe('bad');
  });

  it('holds against nobody what the installation does not offer, or what was not needed', () => {
    expect(judge({ ...office, tcp: 'absent', turn: 'absent' })).toMatchObject({
      tcp: 'absent',
      turn: 'absent',
    });
    expect(of({ ...office, tcp: 'absent', turn: 'absent' })).toBe('good');
    expect(judge({ ...office, tcp: 'offered' }).tcp).toBe('unknown');
  });

  it('says of TCP that it is blocked where it was tried alone, and holds it against nobody with UDP', () => {
    const closed: Measured = { ...office, tcp: 'fails' };
    expect(judge(closed)).toMatchObject({ udp: 'good', tcp: 'bad' });
    expect(of(closed)).toBe('good');
  });

  it.each([
    [{ kbitPerSecond: 700 }, 'speed', 'weak'],
    [{ kbitPerSecond: 90 }, 'speed', 'bad'],
    [{ roundTripMs: 260 }, 'delay', 'weak'],
    [{ roundTripMs: 900 }, 'delay', 'bad'],
    [{ lossPercent: 3 }, 'delay', 'weak'],
    [{ jitterMs: 120 }, 'delay', 'bad'],
  ] as const)('says of %o that its %s is %s', (worse, part, verdict) => {
    const measured = { ...office, ...worse };
    expect(judge(measured)[part]).toBe(verdict);
    expect(of(measured)).toBe('weak');
  });
});
