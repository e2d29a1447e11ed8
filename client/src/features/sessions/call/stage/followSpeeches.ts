import { type Room, RoomEvent } from 'livekit-client';
import { personOf } from '../connection/identity.ts';
import { heard, type Speeches } from './speeches.ts';

/** Who is gone speaks no more, which the library's own list forgets. */
const changes = [RoomEvent.ActiveSpeakersChanged, RoomEvent.ParticipantDisconnected] as const;

/** Tells who speaks in a room, oneself included, now and at each change. @returns how to end it */
export function followSpeeches(room: Room, tell: (speeches: Speeches) => void): () => void {
  let speeches: Speeches = new Map();
  const hear = () => {
    const speakers = [room.localParticipant, ...room.remoteParticipants.values()].filter(
      ({ isSpeaking }) => isSpeaking,
    );
    speeches = heard(
      speeches,
      speakers.map(({ identity }) => personOf(identity)),
      Date.now(),
    );
    tell(speeches);
  };
  hear();
  for (const change of changes) room.on(change, hear);
  return () => {
    for (const change of changes) room.off(change, hear);
  };
}
