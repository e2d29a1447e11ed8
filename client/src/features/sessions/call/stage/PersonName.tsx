import { ConnectionQuality, type Participant } from 'livekit-client';
import { AudioLines, MicOff, SignalHigh } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../../ui/classes.ts';
import { VisuallyHidden } from '../../../../ui/VisuallyHidden.tsx';
import { useQuality } from './useQuality.ts';
import { useSpeaking } from './useSpeaking.ts';

/** Each has one bar of the signal less. */
const byBars = [
  ConnectionQuality.Excellent,
  ConnectionQuality.Good,
  ConnectionQuality.Poor,
  ConnectionQuality.Lost,
];

/** On a picture: whose it is, whether they are muted or speaking, and how well they are connected. */
export function PersonName({
  participant,
  name,
  isMuted,
  mutedText,
  isLost = false,
  speakingId,
  isSmall = false,
}: {
  participant: Participant;
  name: string;
  isMuted: boolean;
  mutedText: string;
  /** Nothing of theirs gets through, whether the SFU says so already or not. */
  isLost?: boolean;
  speakingId?: string | undefined;
  isSmall?: boolean;
}) {
  const { t } = useTranslation('call');
  const isSpeaking = useSpeaking(participant);
  const measured = useQuality(participant);
  const quality = isLost ? ConnectionQuality.Lost : measured;
  const isWeak = quality === ConnectionQuality.Poor || quality === ConnectionQuality.Lost;
  const isSelfLost = participant.isLocal && quality === ConnectionQuality.Lost;
  const words = t(isSelfLost ? 'stage.quality.lostSelf' : `stage.quality.${quality}`);
  return (
    <div
      className={classes(
        'flex max-w-full items-center rounded-full bg-stage/75 py-1 text-ink text-sm',
        isSmall ? 'gap-1.5 px-2' : 'gap-2 px-3',
      )}
    >
      {isMuted ? (
        <>
          <MicOff size={16} aria-hidden className="shrink-0 text-warm" />
          <VisuallyHidden>{mutedText}</VisuallyHidden>
        </>
      ) : (
        isSpeaking && (
          <>
            <AudioLines size={16} aria-hidden className="shrink-0 text-accent" />
            <VisuallyHidden id={speakingId}>{t('stage.speaking')}</VisuallyHidden>
          </>
        )
      )}
      <span className="truncate">{name}</span>
      {(!isSmall || isWeak) && quality !== ConnectionQuality.Unknown && (
        <span className="flex shrink-0 items-center gap-1 whitespace-nowrap" title={words}>
          <span aria-hidden className="relative">
            {/* A bar or two by themselves would look like punctuation. */}
            <SignalHigh size={16} className="opacity-40" />
            <SignalHigh
              size={16}
              // Cut between two bars, which are 21 % of its width apart.
              style={{ clipPath: `inset(0 ${19 + 21 * byBars.indexOf(quality)}% 0 0)` }}
              className={classes('absolute inset-0', isWeak ? 'text-warm' : 'text-muted')}
            />
          </span>
          <span className={isWeak && !isSmall ? 'text-warm' : 'sr-only'}>{words}</span>
        </span>
      )}
    </div>
  );
}
