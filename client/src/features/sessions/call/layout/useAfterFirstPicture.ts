import { ConnectionState, type RemoteTrack, type Room, RoomEvent, Track, TrackEvent } from 'livekit-client';
import { startTransition, useEffect, useState } from 'react';

/** Nobody waits longer for what stands beside the picture (ms). */
const longest = 1_000;

/**
 * True once the other person's first picture is there, or nobody is there who could send one. What is heavy to render
 * begins then: before, it would hold the picture back.
 */
export function useAfterFirstPicture(room: Room): boolean {
  const [isAfter, setAfter] = useState(false);
  useEffect(() => {
    // In slices: the picture moves on meanwhile.
    const show = () => startTransition(() => setAfter(true));
    const onConnected = () => {
      if (room.remoteParticipants.size === 0) show();
    };
    const onTrack = (track: RemoteTrack) => {
      if (track.kind !== Track.Kind.Video) return;
      // It plays before anything of it is on the screen.
      track.once(TrackEvent.VideoPlaybackStarted, () => afterNextFrame(track, show));
    };
    const timer = setTimeout(show, longest);
    // It may stand before it is shown.
    if (room.state === ConnectionState.Connected) onConnected();
    for (const { videoTrackPublications } of room.remoteParticipants.values()) {
      for (const { track } of videoTrackPublications.values()) if (track) onTrack(track);
    }
    room.on(RoomEvent.Connected, onConnected).on(RoomEvent.TrackSubscribed, onTrack);
    return () => {
      clearTimeout(timer);
      room.off(RoomEvent.Connected, onConnected).off(RoomEvent.TrackSubscribed, onTrack);
    };
  }, [room]);
  return isAfter;
}

function afterNextFrame({ attachedElements }: RemoteTrack, show: () => void): void {
  const video = attachedElements.find((element) => element instanceof HTMLVideoElement);
  // Not in every browser.
  if (video?.requestVideoFrameCallback) video.requestVideoFrameCallback(show);
  else show();
}
