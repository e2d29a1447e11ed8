import { useEffect, useRef } from 'react';
import { classes } from '../../../../ui/classes.ts';

/** One's own camera before the call: mirrored, as in a looking glass, and silent. */
export function Video({
  track,
  label,
  className,
}: {
  track: MediaStreamTrack;
  label: string;
  className?: string;
}) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = new MediaStream([track]);
    // Refused autoplay leaves a still picture; silent video is allowed everywhere, so that it is rare.
    element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  return (
    <video
      ref={video}
      aria-label={label}
      muted
      playsInline
      className={classes('-scale-x-100 object-cover', className)}
    />
  );
}
