import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Ear } from './Ear.ts';
import { micLevel } from './micLevel.ts';
import { silenceStart, watchSilence } from './silence.ts';

/** Loud enough to be speech. */
const heardFrom = 0.3;
/** What was heard counts for this long (ms). */
const heardFor = 2_500;
/** How often the bar moves (ms). */
const every = 33;
const never = () => false;

/** Shows that the microphone hears something: a bar that moves, and words for those who do not see it. */
export function LevelMeter({
  track,
  onSilence,
  isResting = never,
}: {
  track: MediaStreamTrack;
  /** Told when the microphone turns out to give nothing at all, and when it does again. */
  onSilence: (isSilent: boolean) => void;
  /** The bar may stand still: something else needs the machine. */
  isResting?: () => boolean;
}) {
  const { t } = useTranslation('call');
  const bar = useRef<HTMLDivElement>(null);
  const [hears, setHears] = useState(false);
  const tellSilence = useEffectEvent(onSilence);
  const rests = useEffectEvent(isResting);
  useEffect(() => {
    const ear = new Ear(track);
    let heardAt = Number.NEGATIVE_INFINITY;
    let silence = silenceStart;
    const timer = setInterval(() => {
      if (rests()) return;
      const heard = ear.read();
      const level = micLevel(heard?.rms ?? 0);
      // Straight to the element: thirty renders a second would cost more than the picture.
      if (bar.current) bar.current.style.scale = `${level.toFixed(3)} 1`;
      const now = performance.now();
      if (level > heardFrom) heardAt = now;
      setHears(now - heardAt < heardFor);
      const wasSilent = silence.isSilent;
      silence = watchSilence(silence, heard?.peak, now);
      if (silence.isSilent !== wasSilent) tellSilence(silence.isSilent);
    }, every);
    return () => {
      clearInterval(timer);
      ear.end();
      tellSilence(false);
    };
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
