import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { watchLevel } from './micLevel.ts';

/** Loud enough to be speech. */
const heardFrom = 0.3;
/** What was heard counts for this long (ms). */
const heardFor = 2_500;

/** Shows that the microphone hears something: a bar that moves, and words for those who do not see it. */
export function LevelMeter({ track }: { track: MediaStreamTrack }) {
  const { t } = useTranslation('call');
  const bar = useRef<HTMLDivElement>(null);
  const [hears, setHears] = useState(false);
  useEffect(() => {
    let heardAt = Number.NEGATIVE_INFINITY;
    return watchLevel(track, (level) => {
      // Straight to the element: thirty renders a second would cost more than the picture.
      if (bar.current) bar.current.style.transform = `scaleX(${level.toFixed(3)})`;
      const now = performance.now();
      if (level > heardFrom) heardAt = now;
      setHears(now - heardAt < heardFor);
    });
  }, [track]);
  return (
    <div className="flex flex-col gap-1.5">
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-hairline">
        <div ref={bar} className="h-full origin-left scale-x-0 rounded-full bg-accent" />
      </div>
      <p role="status" className="text-muted text-sm">
        {hears ? t('lobby.hears') : t('lobby.quiet')}
      </p>
    </div>
  );
}
