import { MonitorUp, MonitorX, PanelRightClose, PanelRightOpen, PhoneOff } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { classes } from '../../../../ui/classes.ts';
import { IconButton } from '../../../../ui/IconButton.tsx';
import type { ActiveCall } from '../connection/prepareCall.ts';
import { canShareScreen } from '../media/canShareScreen.ts';
import { DevicePopover } from '../media/DevicePopover.tsx';
import type { LocalMediaState } from '../media/LocalMedia.ts';
import { MediaButton } from '../media/MediaButton.tsx';
import type { MediaKind } from '../media/mediaChoice.ts';
import { PermissionHelpButton } from '../permissionHelp/PermissionHelpButton.tsx';
import { SignalButtons } from '../signals/SignalButtons.tsx';
import { useObservable } from '../useObservable.ts';
import { useBlindTouch } from './useBlindTouch.ts';

export interface ControlBarProps {
  call: ActiveCall;
  isSharing: boolean;
  /** Undefined where the panel is a sheet, which has its own handle. */
  panel: { isOpen: boolean; toggle: () => void } | undefined;
  hasShortcuts: boolean;
  onShortcuts: (on: boolean) => void;
  onHelp: () => void;
  onWhoSpeaks: () => void;
  say: (text: string) => void;
  onLeave: () => void;
  /** Ends the session, for who may. */
  onEnd: (() => void) | undefined;
  /** Enough room for what is pressed less often. */
  isRoomy: boolean;
  /** Little room: what is needed once stands in the menu. */
  isNarrow: boolean;
  /** Out of sight: a finger that lands on them shows them and does no more. */
  isHidden: boolean;
  ref?: Ref<HTMLElement>;
  className?: string;
}

/** What a person does in the call, in the order in which it is needed. */
export function ControlBar({ ref, className, ...props }: ControlBarProps) {
  const { t } = useTranslation('call');
  const { call, panel, onEnd, isNarrow, isRoomy } = props;
  const media = useObservable(call.session.media.state);
  const swallow = useBlindTouch(props.isHidden);
  return (
    <section
      ref={ref}
      {...swallow}
      aria-label={t('control.label')}
      className={classes('flex flex-col gap-2', className)}
    >
      <Failures media={media} onRetry={(kind) => call.session.media.turn(kind, true)} />
      <div data-call-controls className="flex items-center justify-center gap-2 sm:gap-3">
        <MediaButton
          kind="microphone"
          isOn={media.microphone.on}
          label={t(media.microphone.on ? 'control.mute' : 'control.unmute')}
          onPress={() => call.session.media.toggle('microphone')}
        />
        <MediaButton
          kind="camera"
          isOn={media.camera.on}
          label={t(media.camera.on ? 'control.cameraOff' : 'control.cameraOn')}
          onPress={() => call.session.media.toggle('camera')}
        />
        <ShareButton call={call} isSharing={props.isSharing} say={props.say} />
        {!isNarrow && <SignalButtons isRoomy={isRoomy} />}
        <DevicePopover
          call={call}
          hasShortcuts={props.hasShortcuts}
          onShortcuts={props.onShortcuts}
          onHelp={props.onHelp}
          onWhoSpeaks={props.onWhoSpeaks}
          hasSignals={isNarrow}
          say={props.say}
          onEnd={isRoomy ? undefined : onEnd}
        />
        {panel && <PanelButton {...panel} />}
        <Button
          variant="danger"
          size="lg"
          className="rounded-full!"
          icon={<PhoneOff size={20} aria-hidden />}
          onPress={props.onLeave}
        >
          {t('control.leave')}
        </Button>
        {onEnd && isRoomy && (
          <Button size="lg" className="rounded-full!" onPress={onEnd}>
            {t('control.end')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Why something is not sent although the person wanted it. */
function Failures({ media, onRetry }: { media: LocalMediaState; onRetry: (kind: MediaKind) => void }) {
  const { t } = useTranslation('call');
  return (['microphone', 'camera'] as const).map((kind) => {
    const { failure } = media[kind];
    return (
      failure && (
        <div
          key={kind}
          role="status"
          className="flex max-w-lg flex-wrap items-center gap-x-4 gap-y-2 self-center rounded-surface bg-stage-raised px-4 py-2 text-sm"
        >
          <p className="min-w-0 flex-1 basis-60">
            {t(
              failure === 'unhidden' || failure === 'slow'
                ? `failure.${failure}`
                : `failure.${kind}.${failure}`,
            )}
          </p>
          {failure === 'denied' && <PermissionHelpButton kind={kind} />}
          {/* Nothing that a press here could change: a page without TLS gets none at all, and who would be seen with
              what is behind them is asked to switch the camera on, not to try again. */}
          {failure !== 'insecure' && failure !== 'unhidden' && failure !== 'slow' && (
            <Button aria-label={t(`failure.retry_${kind}`)} onPress={() => onRetry(kind)}>
              {t('failure.retry')}
            </Button>
          )}
        </div>
      )
    );
  });
}

function ShareButton({ call, isSharing, say }: Pick<ControlBarProps, 'call' | 'isSharing' | 'say'>) {
  const { t } = useTranslation('call');
  if (!canShareScreen(navigator)) return null;
  const Icon = isSharing ? MonitorX : MonitorUp;
  const share = () =>
    call.room.share(!isSharing).catch((error: unknown) => {
      // Closing the browser's own dialog is an answer, not a fault.
      if (!(error instanceof Error && error.name === 'NotAllowedError')) say(t('control.shareFailed'));
    });
  return (
    <IconButton
      label={t(isSharing ? 'control.stopShare' : 'control.share')}
      icon={<Icon size={20} aria-hidden />}
      onPress={() => void share()}
      variant="stage"
      size="lg"
      className={isSharing ? 'bg-accent! text-on-accent! hover:bg-accent-strong!' : ''}
    />
  );
}

function PanelButton({ isOpen, toggle }: { isOpen: boolean; toggle: () => void }) {
  const { t } = useTranslation('call');
  const Icon = isOpen ? PanelRightClose : PanelRightOpen;
  return (
    <IconButton
      label={t(isOpen ? 'control.panelClose' : 'control.panelOpen')}
      icon={<Icon size={20} aria-hidden />}
      onPress={toggle}
      isExpanded={isOpen}
      variant="stage"
      size="lg"
    />
  );
}
