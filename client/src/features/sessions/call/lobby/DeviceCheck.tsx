import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../../ui/Avatar.tsx';
import type { LobbyBackground } from '../effects/LobbyBackground.ts';
import { LobbyEffects } from '../effects/LobbyEffects.tsx';
import { useLobbyBackground } from '../effects/useLobbyBackground.ts';
import { LevelMeter } from '../media/LevelMeter.tsx';
import type { LobbyMedia, LobbyTrack } from '../media/LobbyMedia.ts';
import { MediaButton } from '../media/MediaButton.tsx';
import type { MediaKind } from '../media/mediaChoice.ts';
import { Video } from '../media/Video.tsx';
import { useObservable } from '../useObservable.ts';

/** Oneself before the call: picture and microphone. */
export function DeviceCheck({
  media,
  viewer,
  tone,
  onSilence,
}: {
  media: LobbyMedia;
  viewer: PersonSummary;
  tone: 'accent' | 'warm' | 'guest1';
  /** Told whether the microphone runs and gives nothing at all. */
  onSilence: (isSilent: boolean) => void;
}) {
  const { t } = useTranslation('call');
  const { camera, microphone } = useObservable(media.state);
  const background = useLobbyBackground(media);
  const isAsking = camera.status === 'asking' || microphone.status === 'asking';
  return (
    <div className="flex flex-col gap-4">
      <div
        data-theme="dark"
        className="relative aspect-video overflow-hidden rounded-surface bg-stage text-ink"
      >
        {camera.track ? (
          <Preview camera={camera.track} background={background} />
        ) : (
          <div className="flex size-full flex-col items-center justify-center gap-3 px-6 pb-14 text-center">
            <Avatar name={viewer.name} tone={tone} size="lg" />
            <p className="text-muted text-sm">{isAsking ? t('lobby.cameraAsking') : t('lobby.cameraOff')}</p>
          </div>
        )}
        <div className="absolute inset-x-0 bottom-3 flex justify-center gap-3">
          <Toggle media={media} kind="microphone" track={microphone} />
          <Toggle media={media} kind="camera" track={camera} />
          {background && <LobbyEffects media={media} background={background} />}
        </div>
      </div>
      {microphone.track && (
        <LevelMeter track={microphone.track} onSilence={onSilence} isResting={() => media.isOver} />
      )}
    </div>
  );
}

/** What the other person will see: with another background once that is drawn. */
function Preview({
  camera,
  background,
}: {
  camera: MediaStreamTrack;
  background: LobbyBackground | undefined;
}) {
  const { t } = useTranslation('call');
  const drawn = useSyncExternalStore(
    background?.state.subscribe ?? unwatched,
    () => background?.state.get().track,
  );
  return <Video track={drawn ?? camera} label={t('lobby.preview')} className="size-full" />;
}

const unwatched = () => () => undefined;

function Toggle({ media, kind, track }: { media: LobbyMedia; kind: MediaKind; track: LobbyTrack }) {
  const { t } = useTranslation('call');
  const isOn = track.status === 'on' || track.status === 'asking';
  const words = {
    microphone: isOn ? 'control.mute' : 'control.unmute',
    camera: isOn ? 'control.cameraOff' : 'control.cameraOn',
  } as const;
  return (
    <MediaButton
      kind={kind}
      isOn={isOn}
      label={t(words[kind])}
      onPress={() => void media.turn(kind, !isOn)}
    />
  );
}
