import type { Track } from 'livekit-client';
import { useState } from 'react';
import { classes } from '../../../../ui/classes.ts';
import { SentVideo } from './SentTrack.tsx';

/**
 * A person's picture, without a gap when they go on with another device: the last one stands until the next has its
 * first frame. Give it the person as its key, or it shows one person under the name of another.
 */
export function SteadyVideo({
  track,
  label,
  className,
}: {
  track: Track;
  label: string;
  className?: string;
}) {
  const [shown, setShown] = useState<readonly Track[]>([track]);
  const last = shown.at(-1);
  // Only the newest two matter: who changes three times in a second has no first frame in between.
  const wanted = last === track ? shown : [...shown.slice(-1), track];
  if (wanted !== shown) setShown(wanted);
  return wanted.map((one) => (
    <SentVideo
      key={one.mediaStreamID}
      track={one}
      label={label}
      className={classes(className, wanted.length > 1 && 'absolute inset-0')}
      isCovered={one !== track}
      onPicture={() => setShown((now) => (now.at(-1) === one ? [one] : now))}
    />
  ));
}
