import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { MonitorUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../../ui/Avatar.tsx';
import { announce } from '../../../../ui/announce.ts';
import { useViewer } from '../../../identity/index.ts';
import { otherOf } from '../../../mentorships/index.ts';
import type { CallState } from '../connection/CallSession.ts';
import { type Corner, cornerBeside } from '../layout/selfCorner.ts';
import type { StageRoom } from '../layout/stageRoom.ts';
import { useSize } from '../layout/useSize.ts';
import { PersonName } from './PersonName.tsx';
import { PersonPicture } from './PersonPicture.tsx';
import { SentSound, SentVideo } from './SentTrack.tsx';
import { SmallPicture } from './SmallPicture.tsx';
import type { CallPeople } from './useCallPeople.ts';

export interface StageProps {
  session: SessionView;
  people: CallPeople;
  phase: CallState['phase'];
  /** What the person wants to send, which is shown before it is sent. */
  isMicrophoneOn: boolean;
  room: StageRoom;
}

type Tone = 'accent' | 'warm';

/** The other person as large as it goes, or a shared screen with both faces small. */
export function Stage({ session, people, phase, isMicrophoneOn, room }: StageProps) {
  const { t } = useTranslation('call');
  const viewer = useViewer();
  const other = otherOf(session, viewer.id);
  const toneOf = (person: PersonSummary): Tone => (person.id === session.mentor.id ? 'accent' : 'warm');
  const stage = useRef<HTMLElement>(null);
  const size = useSize(stage);
  const [corner, setCorner] = useState<Corner>('bottomRight');
  const move = (next: Corner) => {
    setCorner(next);
    announce(t(`stage.corner.${next}`));
  };
  return (
    <section
      ref={stage}
      aria-label={t('stage.label', { name: other.name })}
      style={{ bottom: `${room.covered * 100}%` }}
      className="absolute inset-0 overflow-hidden"
    >
      {people.sounds.map((sound) => (
        <SentSound key={sound.sid} track={sound} />
      ))}
      {people.otherScreen ? (
        <>
          <SentVideo
            track={people.otherScreen}
            label={t('stage.theirScreen', { name: other.name })}
            className="size-full object-contain"
          />
          <SmallPicture corner={cornerBeside(corner)} stage={size} foot={room.foot}>
            <Other people={people} person={other} tone={toneOf(other)} isSmall />
          </SmallPicture>
        </>
      ) : people.other ? (
        <Other people={people} person={other} tone={toneOf(other)} />
      ) : (
        <Waiting phase={phase} name={other.name} tone={toneOf(other)} wasHere={people.wasOtherHere} />
      )}
      {people.selfScreen && (
        <p className="absolute top-13 left-3 flex items-center gap-2 rounded-full bg-stage/75 px-3 py-1 text-sm">
          <MonitorUp size={16} aria-hidden className="text-accent" />
          {t('stage.sharing')}
        </p>
      )}
      <SmallPicture corner={corner} stage={size} foot={room.foot} onMove={move} label={t('stage.self')}>
        <PersonPicture
          isSmall
          isSelf
          participant={people.self}
          name={viewer.name}
          tone={toneOf(viewer)}
          camera={people.selfCamera}
        >
          <PersonName
            isSmall
            participant={people.self}
            name={t('stage.you')}
            isMuted={!isMicrophoneOn}
            mutedText={t('stage.youMuted')}
          />
        </PersonPicture>
      </SmallPicture>
    </section>
  );
}

function Other({
  people,
  person,
  tone,
  isSmall = false,
}: {
  people: CallPeople;
  person: PersonSummary;
  tone: Tone;
  isSmall?: boolean;
}) {
  const { t } = useTranslation('call');
  if (!people.other) return null;
  return (
    <PersonPicture
      isSmall={isSmall}
      participant={people.other}
      name={person.name}
      tone={tone}
      camera={people.otherCamera}
      noPicture={t('stage.noPicture', { name: person.name })}
    >
      <PersonName
        isSmall={isSmall}
        participant={people.other}
        name={person.name}
        isMuted={people.isOtherMuted}
        mutedText={t('stage.muted', { name: person.name })}
      />
    </PersonPicture>
  );
}

/** In place of the other person: not there yet, gone, or unseen because oneself is not connected. */
function Waiting({
  phase,
  name,
  tone,
  wasHere,
}: {
  phase: CallState['phase'];
  name: string;
  tone: Tone;
  wasHere: boolean;
}) {
  const { t } = useTranslation('call');
  const isConnected = phase === 'connected';
  const words = wasHere
    ? (['stage.left', 'stage.leftText'] as const)
    : (['stage.waiting', 'stage.waitingText'] as const);
  return (
    <div className="flex size-full flex-col items-center justify-center gap-5 px-8 pb-20 text-center">
      <Avatar name={name} tone={tone} size="xl" />
      <div className="flex max-w-sm flex-col gap-1">
        <p className="font-medium text-lg">
          {isConnected ? t(words[0], { name }) : phase !== 'joining' && t('stage.notConnected')}
        </p>
        {isConnected && <p className="text-muted">{t(words[1], { name })}</p>}
      </div>
    </div>
  );
}
