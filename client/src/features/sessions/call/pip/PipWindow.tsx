import { PhoneOff } from 'lucide-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../../ui/IconButton.tsx';
import type { CallState } from '../connection/CallSession.ts';
import type { LocalMediaState } from '../media/LocalMedia.ts';
import { MediaButton } from '../media/MediaButton.tsx';
import type { MediaKind } from '../media/mediaChoice.ts';
import type { Cast } from '../stage/cast.ts';
import { FaceTile } from '../stage/FaceTile.tsx';
import { ScreenTile } from '../stage/ScreenTile.tsx';
import type { CallPeople } from '../stage/useCallPeople.ts';
import { Waiting } from '../stage/Waiting.tsx';

export interface PipWindowProps {
  target: Window;
  cast: Cast;
  /** What is large, the first that is there. */
  wanted: readonly string[];
  phase: CallState['phase'];
  otherGone: CallPeople['otherGone'];
  media: LocalMediaState;
  onToggle: (kind: MediaKind) => void;
  onLeave: () => void;
}

/** The call in a window of its own: one picture, whether one is heard and seen, and the way out. */
export function PipWindow(props: PipWindowProps) {
  const { t } = useTranslation('call');
  const { target, media, onToggle, onLeave } = props;
  return createPortal(
    <main data-theme="dark" className="flex h-dvh flex-col bg-stage text-ink">
      <h1 className="sr-only">{target.document.title}</h1>
      <div className="relative min-h-0 flex-1">
        <Front {...props} />
      </div>
      <section
        aria-label={t('control.label')}
        className="flex shrink-0 items-center justify-center gap-3 p-2"
      >
        <MediaButton
          kind="microphone"
          isOn={media.microphone.on}
          label={t(media.microphone.on ? 'control.mute' : 'control.unmute')}
          onPress={() => onToggle('microphone')}
        />
        <MediaButton
          kind="camera"
          isOn={media.camera.on}
          label={t(media.camera.on ? 'control.cameraOff' : 'control.cameraOn')}
          onPress={() => onToggle('camera')}
        />
        <IconButton
          label={t('control.leave')}
          icon={<PhoneOff size={20} aria-hidden />}
          onPress={onLeave}
          variant="danger"
          size="lg"
          className="rounded-full!"
        />
      </section>
    </main>,
    target.document.body,
  );
}

function Front({ cast, wanted, phase, otherGone }: PipWindowProps) {
  for (const id of wanted) {
    const screen = cast.screens.find((one) => one.id === id);
    if (screen) return <ScreenTile screen={screen} isSmall />;
    const face = cast.faces.find((one) => one.id === id && one.person);
    if (face) return <FaceTile face={face} isSelf={false} isMuted={undefined} isSmall isFramed />;
  }
  const [other] = cast.faces;
  return other ? <Waiting face={other} phase={phase} gone={otherGone} isSmall isFramed={false} /> : null;
}
