import { DisconnectReason, Room, RoomEvent } from 'livekit-client';
import { describe, expect, it } from 'vitest';
import { Departures } from './Departures.ts';

/** The library's own room, told by an SFU that is not there. */
function toldRoom() {
  const room = new Room();
  const departures = new Departures(room);
  room.emit(RoomEvent.Connected);
  return {
    departures,
    tell: (identity: string, disconnectReason: DisconnectReason, state = 3) =>
      room.engine.emit('participantUpdate', [
        { identity, sid: 'PA_1', state, disconnectReason, dataTracks: [], tracks: [] } as never,
      ]),
    arrive: (identity: string) => {
      room.remoteParticipants.set(identity, { identity } as never);
      room.emit(RoomEvent.ParticipantConnected, { identity } as never);
    },
  };
}

describe('how somebody went', () => {
  it.each([
    ['CLIENT_INITIATED', 'left'],
    ['PARTICIPANT_REMOVED', 'left'],
    ['CONNECTION_TIMEOUT', 'lost'],
    ['DUPLICATE_IDENTITY', 'lost'],
    ['SIGNAL_CLOSE', 'lost'],
    ['STATE_MISMATCH', 'lost'],
    ['UNKNOWN_REASON', undefined],
  ] as const)('is by %s: %s', (reason, departure) => {
    const { departures, tell } = toldRoom();
    tell('jonas_1', DisconnectReason[reason]);
    expect(departures.of('jonas')).toBe(departure);
    expect(departures.of('maya')).toBeUndefined();
  });

  it('is forgotten when they are back', () => {
    const { departures, tell, arrive } = toldRoom();
    tell('jonas_1', DisconnectReason.CONNECTION_TIMEOUT);
    arrive('jonas_2');
    expect(departures.of('jonas')).toBeUndefined();
  });

  it('is not that of a connection whose end is told once the next one stands', () => {
    const { departures, tell, arrive } = toldRoom();
    arrive('jonas_2');
    tell('jonas_1', DisconnectReason.CONNECTION_TIMEOUT);
    expect(departures.of('jonas')).toBeUndefined();
  });

  it('is that of the last connection', () => {
    const { departures, tell } = toldRoom();
    tell('jonas_1', DisconnectReason.CONNECTION_TIMEOUT);
    tell('jonas_2', DisconnectReason.CLIENT_INITIATED);
    expect(departures.of('jonas')).toBe('left');
  });
});
