import type { Participant, Track } from 'livekit-client';
import type { ReactNode } from 'react';
import { Avatar } from '../../../../ui/Avatar.tsx';
import { classes } from '../../../../ui/classes.ts';
import { personOf } from '../connection/identity.ts';
import { HandOnPicture, ReactionsOnPicture } from '../signals/SignalsOnPicture.tsx';
import type { Tone } from './cast.ts';
import { SteadyVideo } from './SteadyVideo.tsx';
import { useSpeaking } from './useSpeaking.ts';

export interface PersonPictureProps {
  participant: Participant;
  name: string;
  tone: Tone;
  /** The camera, where it sends a picture. */
  camera: Track | undefined;
  isSelf?: boolean;
  isSmall?: boolean;
  /** Stands by itself on the stage instead of filling it. */
  isFramed?: boolean;
  /** Under the initials where there is no picture. */
  noPicture?: string;
  /** Stands on the picture: the name. */
  children: ReactNode;
}

/** One person: their picture, or their initials in their colour; framed while they speak. */
export function PersonPicture({
  participant,
  name,
  tone,
  camera,
  isSelf = false,
  isSmall = false,
  isFramed = isSmall,
  noPicture,
  children,
}: PersonPictureProps) {
  const isSpeaking = useSpeaking(participant);
  const person = personOf(participant.identity);
  const hand = <HandOnPicture person={person} name={name} isSelf={isSelf} isSmall={isSmall} />;
  return (
    <div className={classes('relative size-full overflow-hidden', isFramed ? 'bg-stage-raised' : 'bg-stage')}>
      {camera ? (
        <SteadyVideo
          key={person}
          track={camera}
          label={name}
          className={classes('size-full object-cover', isSelf && '-scale-x-100')}
        />
      ) : (
        <div className="flex size-full flex-col items-center justify-center gap-4">
          <Avatar name={name} tone={tone} size={isSmall ? 'md' : isFramed ? 'lg' : 'xl'} />
          {noPicture && !isSmall && <p className="px-4 text-center text-muted">{noPicture}</p>}
        </div>
      )}
      <div
        aria-hidden
        className={classes(
          'pointer-events-none absolute inset-0 border-2 transition-colors',
          isFramed && 'rounded-surface',
          isSpeaking ? 'border-accent' : 'border-transparent',
        )}
      />
      <div
        className={classes(
          'absolute flex gap-2',
          isSmall ? 'bottom-1.5 left-1.5 max-w-[calc(100%-0.75rem)]' : 'top-3 left-3 max-w-[75%]',
        )}
      >
        {children}
        {!isSmall && hand}
      </div>
      {isSmall && hand}
      <ReactionsOnPicture person={person} isSmall={isSmall} />
    </div>
  );
}
