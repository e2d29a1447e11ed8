import { MonitorUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announce.ts';
import type { CallState } from '../connection/CallSession.ts';
import { arrange, type Place } from '../layout/arrange.ts';
import type { Corner } from '../layout/selfCorner.ts';
import type { StageRoom } from '../layout/stageRoom.ts';
import { useSize } from '../layout/useSize.ts';
import type { Cast, Face } from './cast.ts';
import { FaceTile, type Unseen } from './FaceTile.tsx';
import { PinButton } from './PinButton.tsx';
import { ScreenTile } from './ScreenTile.tsx';
import { SentSound } from './SentTrack.tsx';
import { Tile } from './Tile.tsx';
import type { CallPeople } from './useCallPeople.ts';
import type { StageView } from './useStageView.ts';
import { Waiting } from './Waiting.tsx';

export interface StageProps {
  cast: Cast;
  people: Pick<CallPeople, 'sounds' | 'otherGone'>;
  stageView: StageView;
  /** Who of several others is large because they speak. */
  speaker: string | undefined;
  phase: CallState['phase'];
  /** What the person wants to send, which is shown before it is sent. */
  isMicrophoneOn: boolean;
  /** Why somebody who is there is not seen. */
  whyUnseen: (identity: string) => Unseen;
  /** Of the other one of the pair, for whom the call is. */
  otherName: string;
  /** How far notices reach down from the top (px). */
  head: number;
  room: StageRoom;
}

const speakingIdOf = ({ id }: Face): string => `speaking-${id}`;

/** Narrower pictures have no room for words beside the name (px). */
const smallBelow = 260;

/** Everybody's picture and every shared screen, each in its place. */
export function Stage({
  cast,
  people,
  stageView,
  speaker,
  phase,
  isMicrophoneOn,
  whyUnseen,
  otherName,
  head,
  room,
}: StageProps) {
  const { t } = useTranslation('call');
  const { t: words } = useTranslation('view');
  const { view, pinned, pin } = stageView;
  const stage = useRef<HTMLElement>(null);
  const size = useSize(stage);
  const [corner, setCorner] = useState<Corner>('bottomRight');
  const move = (next: Corner) => {
    setCorner(next);
    announce(t(`stage.corner.${next}`));
  };
  const { self, faces, screens } = cast;
  const places = arrange({
    ...{ view, pinned, speaker, corner, stage: size, foot: room.foot, clear: room.clear },
    ...{ self: self.id, faces: faces.map(({ id }) => id), screens: screens.map(({ id }) => id) },
  });
  const placeOf = (id: string): Place =>
    places.find((place) => place.id === id) ?? { id, x: 0, y: 0, width: 0, height: 0, isFilling: false };
  // With one thing to see there is nothing to choose.
  const canPin = faces.length + screens.length > 1;
  const pinButton = ({ id, isFilling }: Place, name?: string) =>
    (canPin || pinned === id) && (
      // Oneself in that corner would lie over it.
      <div
        style={isFilling && corner === 'topRight' ? { bottom: room.foot + 6 } : { top: 6 }}
        className="absolute right-1.5 z-1"
      >
        <PinButton
          label={name === undefined ? words('pinSelf') : words('pin', { name })}
          isPinned={pinned === id}
          onPin={() => pin(pinned === id ? undefined : id)}
        />
      </div>
    );
  const selfPlace = placeOf(self.id);
  const isSelfMovable = view === 'large' && !selfPlace.isFilling;

  return (
    <section
      ref={stage}
      aria-label={t('stage.label', { name: otherName })}
      style={{ bottom: `${room.covered * 100}%` }}
      className="absolute inset-0 isolate overflow-hidden"
    >
      {people.sounds.map((sound) => (
        <SentSound key={sound.sid} track={sound} />
      ))}
      {screens.map((screen) => {
        const place = placeOf(screen.id);
        return (
          <Tile key={screen.id} place={place} label={screen.name} mover={undefined}>
            <ScreenTile screen={screen} isSmall={place.width < smallBelow} />
            {pinButton(place, screen.name)}
          </Tile>
        );
      })}
      {faces.map((face) => {
        const place = placeOf(face.id);
        const look = { isSmall: place.width < smallBelow, isFramed: !place.isFilling };
        const speakingId = speakingIdOf(face);
        return (
          <Tile key={face.id} place={place} label={face.name} describedBy={speakingId} mover={undefined}>
            {face.person ? (
              <FaceTile
                face={face}
                isSelf={false}
                isMuted={undefined}
                unseen={whyUnseen(face.person.participant.identity)}
                speakingId={speakingId}
                {...look}
              />
            ) : (
              <Waiting face={face} phase={phase} gone={people.otherGone} head={head} {...look} />
            )}
            {face.person && pinButton(place, face.name)}
          </Tile>
        );
      })}
      <Tile
        place={selfPlace}
        label={t('lobby.preview')}
        describedBy={speakingIdOf(self)}
        mover={isSelfMovable ? { corner, stage: size, onMove: move, label: t('stage.self') } : undefined}
      >
        <FaceTile
          face={self}
          isSelf
          isMuted={!isMicrophoneOn}
          speakingId={speakingIdOf(self)}
          isSmall={selfPlace.width < smallBelow}
          isFramed={!selfPlace.isFilling}
        />
        {pinned === self.id && pinButton(selfPlace)}
      </Tile>
      {self.person?.screen && (
        <p className="absolute top-13 left-3 z-2 flex items-center gap-2 rounded-full bg-stage/75 px-3 py-1 text-sm">
          <MonitorUp size={16} aria-hidden className="text-accent" />
          {t('stage.sharing')}
        </p>
      )}
    </section>
  );
}
