import { useTranslation } from 'react-i18next';
import { useLasting } from '../../../../ui/useLasting.ts';
import type { Face } from './cast.ts';
import { PersonName } from './PersonName.tsx';
import { PersonPicture } from './PersonPicture.tsx';
import type { CallPerson } from './useCallPeople.ts';
import { useSteadyCamera } from './useSteadyCamera.ts';

/** Whoever comes in brings their picture a moment later: until then nothing is said of a camera that is off (ms). */
const comesWithin = 3_000;

/** Why there is no picture of somebody: their camera is off, they or oneself went on without pictures. */
export type Unseen = 'noPicture' | 'soundOnly' | 'selfSoundOnly';

export interface FaceTileProps {
  face: Face;
  isSelf: boolean;
  /** What the person wants to send, which is shown before it is sent; undefined for others, who show what they send. */
  isMuted: boolean | undefined;
  unseen?: Unseen;
  /** Of the words that they speak, by which their place on the stage is described. */
  speakingId?: string;
  isSmall: boolean;
  isFramed: boolean;
}

/** Somebody who is in the room. */
export function FaceTile({ face, ...place }: FaceTileProps) {
  const { person } = face;
  // Each person has their own: what stands of the last picture of one is never shown of another.
  return person ? <PresentFace key={person.id} {...{ face, ...place }} person={person} /> : null;
}

function PresentFace({
  face: { name, tone },
  person,
  isSelf,
  isMuted,
  unseen = 'noPicture',
  speakingId,
  isSmall,
  isFramed,
}: FaceTileProps & { person: CallPerson }) {
  const { t } = useTranslation('call');
  const camera = useSteadyCamera(person);
  const isWithout = useLasting(!camera && !person.isCameraComing, comesWithin);
  return (
    <PersonPicture
      isSmall={isSmall}
      isFramed={isFramed}
      isSelf={isSelf}
      participant={person.participant}
      name={name}
      tone={tone}
      camera={camera}
      {...(isWithout && !isSelf && { noPicture: t(`stage.${unseen}`, { name }) })}
    >
      <PersonName
        isSmall={isSmall}
        participant={person.participant}
        name={isSelf ? t('stage.you') : name}
        isMuted={isMuted ?? person.isMuted}
        isLost={person.isLost}
        speakingId={speakingId}
        mutedText={isSelf ? t('stage.youMuted') : t('stage.muted', { name })}
      />
    </PersonPicture>
  );
}
