import { type Room, RoomEvent, Track } from 'livekit-client';
import { useChanges } from '../stage/useChanges.ts';

/** After each of these another device, or another track of it, may be in use. */
const changes = [
  RoomEvent.ActiveDeviceChanged,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
];

/** Renders again when the devices that a call uses may be other ones. */
export const useDeviceChanges = (room: Room): void => useChanges(room, changes);

/** What the microphone gives now, and whether it is sent. */
export function useMicrophone(room: Room): { track: MediaStreamTrack | undefined; isSent: boolean } {
  useDeviceChanges(room);
  const publication = room.localParticipant.getTrackPublication(Track.Source.Microphone);
  return {
    track: publication?.track?.mediaStreamTrack,
    isSent: publication !== undefined && !publication.isMuted,
  };
}
