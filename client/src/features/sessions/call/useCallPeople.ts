import { type TrackReference, useRemoteParticipants, useTracks } from '@livekit/components-react';
import { type LocalParticipant, type RemoteParticipant, type Room, RoomEvent, Track } from 'livekit-client';
import { personOf } from './identity.ts';

export interface CallPeople {
  readonly self: LocalParticipant;
  /** The other person's connection; the one with a picture where they have several devices in the call. */
  readonly other: RemoteParticipant | undefined;
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
  const shown = (source: Track.Source, whose: (identity: string) => boolean) =>
    tracks.find(
      ({ publication, participant }) =>
        publication.source === source &&
        !publication.isMuted &&
        publication.track !== undefined &&
        whose(participant.identity),
    );
  const isSelf = (identity: string) => identity === room.localParticipant.identity;
  const otherCamera = shown(Track.Source.Camera, isOther);
  const others = remotes.filter(({ identity }) => isOther(identity));
  const other =
    others.find(({ identity }) => identity === otherCamera?.participant.identity) ?? others.at(-1);
  return {
    self: room.localParticipant,
    other,
    otherCamera,
    selfCamera: shown(Track.Source.Camera, isSelf),
    selfScreen: shown(Track.Source.ScreenShare, isSelf),
    otherScreen: shown(Track.Source.ScreenShare, isOther),
    isOtherMuted: !tracks.some(
      ({ publication, participant }) =>
        publication.source === Track.Source.Microphone &&
        !publication.isMuted &&
        isOther(participant.identity),
    ),
    sounds: tracks.filter(
      ({ publication, participant }) =>
        publication.kind === Track.Kind.Audio && !participant.isLocal && isOther(participant.identity),
    ),
  };
}
