import type { Track } from 'livekit-client';
import { type RefObject, useLayoutEffect, useRef } from 'react';

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
  const video = useRef<HTMLVideoElement>(null);
  useAttached(track, video);
  return (
    <video
      ref={video}
      aria-label={label}
      aria-hidden={isCovered}
      muted
      playsInline
      className={className}
      onLoadedData={onPicture}
    />
  );
}

/** A sound that somebody in the call sends. Where the browser holds it back, the room says so, and starts it later. */
export function SentSound({ track }: { track: Track }) {
  const audio = useRef<HTMLAudioElement>(null);
  useAttached(track, audio);
  // biome-ignore lint/a11y/useMediaCaption: people who talk have no captions
  return <audio ref={audio} />;
}

function useAttached(track: Track, element: RefObject<HTMLMediaElement | null>): void {
  // Before the page is painted: the first picture waits for it.
  useLayoutEffect(() => {
    const attached = element.current;
    if (!attached) return;
    track.attach(attached);
    return () => {
      track.detach(attached);
    };
  }, [track, element]);
}
