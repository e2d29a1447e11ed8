import type { Track } from 'livekit-client';
import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { takeVideo } from './readyVideo.ts';

/** A picture that somebody in the call sends. Its size on the page decides how much of it the SFU sends. */
export function SentVideo({
  track,
  label,
  className,
  isCovered = false,
  onPicture,
}: {
  track: Track;
  label: string;
  className?: string;
  /** Another one of the same person is about to stand in its place. */
  isCovered?: boolean;
  /** Its first frame is there. */
  onPicture?: () => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLVideoElement>(null);
  const tellPicture = useEffectEvent(() => onPicture?.());
  // Before the page is painted: the first picture waits for it.
  useLayoutEffect(() => {
    const video = takeVideo(track);
    const hasPicture = video.readyState >= video.HAVE_CURRENT_DATA;
    shown.current = video;
    place.current?.append(video);
    track.attach(video);
    video.addEventListener('loadeddata', tellPicture);
    if (hasPicture) tellPicture();
    return () => {
      video.removeEventListener('loadeddata', tellPicture);
      track.detach(video);
      video.remove();
    };
  }, [track]);
  useLayoutEffect(() => {
    const video = shown.current;
    if (!video) return;
    video.className = className ?? '';
    video.ariaLabel = label;
    video.ariaHidden = String(isCovered);
  });
  return <div ref={place} className="contents" />;
}

/** A sound that somebody in the call sends. Where the browser holds it back, the room says so, and starts it later. */
export function SentSound({ track }: { track: Track }) {
  const audio = useRef<HTMLAudioElement>(null);
  useLayoutEffect(() => {
    const element = audio.current;
    if (!element) return;
    track.attach(element);
    return () => {
      track.detach(element);
    };
  }, [track]);
  // biome-ignore lint/a11y/useMediaCaption: people who talk have no captions
  return <audio ref={audio} />;
}
