import { type RemoteTrack, type Room, RoomEvent, Track } from 'livekit-client';

/** A picture that has no place on the page by then is not kept playing for one (ms). */
const longestWithoutPlace = 2_000;

const ready = new WeakMap<Track, HTMLVideoElement>();

/**
 * Lets the pictures that come into a room play before they have a place on the page: while that is drawn, the first
 * frame comes.
 */
export function readyVideos(room: Room): void {
  room.on(RoomEvent.TrackSubscribed, (track: RemoteTrack) => {
    if (track.kind !== Track.Kind.Video) return;
    const video = newVideo();
    // Not by the library, which would tell the SFU that nobody sees it.
    video.srcObject = new MediaStream([track.mediaStreamTrack]);
    video.play().catch(() => undefined);
    ready.set(track, video);
    setTimeout(() => {
      if (ready.delete(track)) video.srcObject = null;
    }, longestWithoutPlace);
  });
}

/** The element that a track plays in already, once; else a new one. */
export function takeVideo(track: Track): HTMLVideoElement {
  const video = ready.get(track) ?? newVideo();
  ready.delete(track);
  return video;
}

function newVideo(): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  return video;
}
