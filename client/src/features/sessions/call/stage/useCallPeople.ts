import {
  ConnectionQuality,
  type LocalParticipant,
  type Participant,
  type RemoteParticipant,
  type Room,
  RoomEvent,
  Track,
  type TrackPublication,
} from 'livekit-client';
import { useState } from 'react';
import { personOf } from '../connection/identity.ts';
import { likeliest } from './likeliest.ts';
import { useChanges } from './useChanges.ts';

export interface CallPeople {
  readonly self: LocalParticipant;
  /** The other person's connection; the likeliest where they have several. */
  readonly other: RemoteParticipant | undefined;
  readonly wasOtherHere: boolean;
  readonly selfCamera: Track | undefined;
  readonly otherCamera: Track | undefined;
  readonly selfScreen: Track | undefined;
  readonly otherScreen: Track | undefined;
  readonly isOtherMuted: boolean;
  /** Everything to be heard: never a second device of one's own. */
  readonly sounds: readonly Track[];
}

/** All that changes who is in a room and what they send; not who speaks, which only a frame shows. */
const changes = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ConnectionQualityChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
];

/** Who is in the room and what they send, seen from one person of the pair. */
export function useCallPeople(room: Room, otherId: string): CallPeople {
  useChanges(room, changes);
  const self = room.localParticipant;
  const others = [...room.remoteParticipants.values()].filter(
    ({ identity }) => personOf(identity) === otherId,
  );
  const other = likeliest(
    others.map((participant) => ({
      participant,
      isLost: participant.connectionQuality === ConnectionQuality.Lost,
      sendsPicture: shown(participant, Track.Source.Camera) !== undefined,
      joinedAt: participant.joinedAt?.getTime() ?? 0,
    })),
  )?.participant;
  const [wasOtherHere, setWasOtherHere] = useState(false);
  if (other && !wasOtherHere) setWasOtherHere(true);
  return {
    self,
    wasOtherHere,
    other,
    otherCamera: shown(other, Track.Source.Camera),
    selfCamera: shown(self, Track.Source.Camera),
    selfScreen: shown(self, Track.Source.ScreenShare),
    otherScreen: shown(other, Track.Source.ScreenShare),
    isOtherMuted: other?.getTrackPublication(Track.Source.Microphone)?.isMuted ?? true,
    sounds: others.flatMap(({ audioTrackPublications }) =>
      [...audioTrackPublications.values()].flatMap(({ track }) => track ?? []),
    ),
  };
}

/** What a person sends of one kind, while there is something to see. */
function shown(participant: Participant | undefined, source: Track.Source): Track | undefined {
  const publication: TrackPublication | undefined = participant?.getTrackPublication(source);
  return publication?.isMuted ? undefined : publication?.track;
}
