import { type TrackReference, useRemoteParticipants, useTracks } from '@livekit/components-react';
import {
  ConnectionQuality,
  type LocalParticipant,
  type Participant,
  type RemoteParticipant,
  type Room,
  RoomEvent,
  Track,
} from 'livekit-client';
import { useState } from 'react';
import { personOf } from '../connection/identity.ts';
import { likeliest } from './likeliest.ts';

export interface CallPeople {
  readonly self: LocalParticipant;
  /** The other person's connection; the likeliest where they have several. */
  readonly other: RemoteParticipant | undefined;
  readonly wasOtherHere: boolean;
  readonly selfCamera: TrackReference | undefined;
  readonly otherCamera: TrackReference | undefined;
  readonly selfScreen: TrackReference | undefined;
  readonly otherScreen: TrackReference | undefined;
  readonly isOtherMuted: boolean;
  /** Everything to be heard: never a second device of one's own. */
  readonly sounds: readonly TrackReference[];
}

/** Who is in the room and what they send, seen from one person of the pair. */
export function useCallPeople(room: Room, otherId: string): CallPeople {
  const remotes = useRemoteParticipants({ room });
  const tracks = useTracks(
    [Track.Source.Camera, Track.Source.Microphone, Track.Source.ScreenShare, Track.Source.ScreenShareAudio],
    {
      room,
      updateOnlyOn: [RoomEvent.TrackMuted, RoomEvent.TrackUnmuted],
      onlySubscribed: false,
    },
  );
  const isOther = (identity: string) => personOf(identity) === otherId;
  const shown = (source: Track.Source, participant: Participant | undefined) =>
    tracks.find(
      (track) =>
        track.publication.source === source &&
        !track.publication.isMuted &&
        track.publication.track !== undefined &&
        track.participant.identity === participant?.identity,
    );
  const self = room.localParticipant;
  const other = likeliest(
    remotes
      .filter(({ identity }) => isOther(identity))
      .map((participant) => ({
        participant,
        isLost: participant.connectionQuality === ConnectionQuality.Lost,
        sendsPicture: shown(Track.Source.Camera, participant) !== undefined,
        joinedAt: participant.joinedAt?.getTime() ?? 0,
      })),
  )?.participant;
  const [wasOtherHere, setWasOtherHere] = useState(false);
  if (other && !wasOtherHere) setWasOtherHere(true);
  return {
    self,
    wasOtherHere,
    other,
    otherCamera: shown(Track.Source.Camera, other),
    selfCamera: shown(Track.Source.Camera, self),
    selfScreen: shown(Track.Source.ScreenShare, self),
    otherScreen: shown(Track.Source.ScreenShare, other),
    isOtherMuted: !tracks.some(
      ({ publication, participant }) =>
        publication.source === Track.Source.Microphone &&
        !publication.isMuted &&
        participant.identity === other?.identity,
    ),
    sounds: tracks.filter(
      ({ publication, participant }) =>
        publication.kind === Track.Kind.Audio && !participant.isLocal && isOther(participant.identity),
    ),
  };
}
