import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../../ui/Avatar.tsx';
import { Banner } from '../../../../ui/Banner.tsx';
import { Button } from '../../../../ui/Button.tsx';
import type { LobbyBackground } from '../effects/LobbyBackground.ts';
import { LobbyEffects } from '../effects/LobbyEffects.tsx';
import { useLobbyBackground } from '../effects/useLobbyBackground.ts';
import { LevelMeter } from '../media/LevelMeter.tsx';
import type { LobbyMedia, LobbyTrack } from '../media/LobbyMedia.ts';
import { MediaButton } from '../media/MediaButton.tsx';
import type { MediaKind } from '../media/mediaChoice.ts';
import type { MediaFailure } from '../media/mediaFailure.ts';
import { SilentNote } from '../media/SilentNote.tsx';
import { Video } from '../media/Video.tsx';
import { PermissionHelpButton } from '../permissionHelp/PermissionHelpButton.tsx';
import { useObservable } from '../useObservable.ts';

const failures = ['denied', 'missing', 'busy', 'insecure', 'failed', 'unhidden', 'slow'] as const;
/** Nothing that a try again would change; the camera may be switched on to be seen with what is behind one. */
const isFinal = (failure: MediaFailure) =>
  failure === 'insecure' || failure === 'unhidden' || failure === 'slow';
const failureOf = ({ status }: LobbyTrack) => failures.find((failure) => failure === status);

/** Oneself before the call: picture, microphone, and words for whatever does not work. */
export function DeviceCheck({
  media,
  viewer,
  tone,
  isSilent,
  onSilence,
}: {
  media: LobbyMedia;
  viewer: PersonSummary;
  tone: 'accent' | 'warm' | 'guest1';
  /** The microphone runs and gives nothing at all. */
  isSilent: boolean;
  onSilence: (isSilent: boolean) => void;
}) {
  const { t } = useTranslation('call');
  const { camera, microphone, devices } = useObservable(media.state);
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
      {microphone.track && isSilent && (
        <SilentNote
          microphones={devices.microphone}
          usedId={microphone.track.getSettings().deviceId}
          usedLabel={microphone.track.label}
          onChoose={(device) => void media.choose('microphone', device)}
        />
      )}
      <Failures media={media} camera={camera} microphone={microphone} />
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

function Failures({
  media,
  camera,
  microphone,
}: {
  media: LobbyMedia;
  camera: LobbyTrack;
  microphone: LobbyTrack;
}) {
  const { t } = useTranslation('call');
  const failed = ([['microphone', microphone] as const, ['camera', camera] as const] as const).flatMap(
    ([kind, track]) => {
      const failure = failureOf(track);
      return failure ? [{ kind, failure }] : [];
    },
  );
  return failed.map(({ kind, failure }) => (
    <Banner
      key={kind}
      tone="warm"
      action={
        !isFinal(failure) && (
          <div className="flex flex-wrap gap-2">
            {failure === 'denied' && <PermissionHelpButton kind={kind} />}
            <Button size="sm" onPress={() => void media.turn(kind, true)}>
              {t('failure.retry')}
            </Button>
          </div>
        )
      }
    >
      {t(failure === 'unhidden' || failure === 'slow' ? `failure.${failure}` : `failure.${kind}.${failure}`)}
    </Banner>
  ));
}
