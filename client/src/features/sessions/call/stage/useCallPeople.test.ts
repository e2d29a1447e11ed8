import { act, renderHook } from '@testing-library/react';
import { ConnectionQuality, Room } from 'livekit-client';
import { expect, it } from 'vitest';
import { BrokenLines } from '../connection/BrokenLines.ts';
import type { Departures } from '../connection/Departures.ts';
import { useCallPeople } from './useCallPeople.ts';

/** The library's own room, in which somebody is of whom only this counts here. */
function inRoom(identity: string) {
  const room = new Room();
  const nothing = { getTrackPublication: () => undefined, audioTrackPublications: new Map() };
  const participant = { identity, connectionQuality: ConnectionQuality.Good, ...nothing };
  room.remoteParticipants.set(identity, participant as never);
  const brokenLines = new BrokenLines();
  const departures = { of: () => undefined } as unknown as Departures;
  return {
    brokenLines,
    ...renderHook(() => useCallPeople({ room, departures, brokenLines }, 'maya', 'jonas')),
  };
}

it('whose line is found to be broken is lost before the SFU says so, and back with the first that comes', () => {
  const { result, brokenLines } = inRoom('jonas_laptop-1');
  const note = (packets: number, carried: number, now: number) =>
    act(() => brokenLines.note([{ identity: 'jonas_laptop-1', packets, carried }], now));
  for (let second = 0; second <= 5; second += 1) note(7, second, second * 1_000);
  expect(result.current.other?.isLost).toBe(true);
  note(8, 6, 6_000);
  expect(result.current.other?.isLost).toBe(false);
});
