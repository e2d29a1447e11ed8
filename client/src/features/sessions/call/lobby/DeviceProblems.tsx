import { useTranslation } from 'react-i18next';
import { Banner } from '../../../../ui/Banner.tsx';
import { Button } from '../../../../ui/Button.tsx';
import type { LobbyMedia, LobbyTrack } from '../media/LobbyMedia.ts';
import type { MediaFailure } from '../media/mediaFailure.ts';
import { SilentNote } from '../media/SilentNote.tsx';
import { PermissionHelpButton } from '../permissionHelp/PermissionHelpButton.tsx';
import { useObservable } from '../useObservable.ts';

const failures = ['denied', 'missing', 'busy', 'insecure', 'failed', 'unhidden', 'slow'] as const;
/** Nothing that a try again would change; the camera may be switched on to be seen with what is behind one. */
const isFinal = (failure: MediaFailure) =>
  failure === 'insecure' || failure === 'unhidden' || failure === 'slow';
const failureOf = ({ status }: LobbyTrack) => failures.find((failure) => failure === status);

/** Words for whatever does not work; below Join, because one may join without it. */
export function DeviceProblems({
  media,
  isSilent,
}: {
  media: LobbyMedia;
  /** The microphone runs and gives nothing at all. */
  isSilent: boolean;
}) {
  const { camera, microphone, devices } = useObservable(media.state);
  return (
    <div className="flex flex-col gap-4 empty:hidden">
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
