import { MonitorUp, MonitorX, PanelRightClose, PanelRightOpen, PhoneOff } from 'lucide-react';
import { type Ref, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { DevicePopover } from './DevicePopover.tsx';
import { MediaButton } from './MediaButton.tsx';
import { useBlindTouch } from './useBlindTouch.ts';
import type { ActiveCall } from './useCallSession.ts';
import { useObservable } from './useObservable.ts';

export interface ControlBarProps {
  call: ActiveCall;
  isSharing: boolean;
  /** Undefined where the panel is a sheet, which has its own handle. */
  panel: { isOpen: boolean; toggle: () => void } | undefined;
  hasShortcuts: boolean;
  onShortcuts: (on: boolean) => void;
  say: (text: string) => void;
  onLeave: () => void;
  /** The mentor's way to end the session. */
  onEnd: (() => void) | undefined;
  /** Little room: what is needed once stands in the menu. */
  isNarrow: boolean;
  /** Out of sight: a finger that lands on them shows them and does no more. */
  isHidden: boolean;
  ref?: Ref<HTMLDivElement>;
  className?: string;
}

const canShare = typeof navigator !== 'undefined' && 'getDisplayMedia' in (navigator.mediaDevices ?? {});

/** What a person does in the call, in the order in which it is needed. */
export function ControlBar({
  call,
  isSharing,
  panel,
  hasShortcuts,
  onShortcuts,
  say,
  onLeave,
  onEnd,
  isNarrow,
  isHidden,
  ref,
  className,
}: ControlBarProps) {
  const { t } = useTranslation('call');
  const media = useObservable(call.session.media.state);
  const failureId = useId();
  const swallow = useBlindTouch(isHidden);
  const share = () =>
    call.room.share(!isSharing).catch((error: unknown) => {
      // Closing the browser's own dialog is an answer, not a fault.
      if (!(error instanceof Error && error.name === 'NotAllowedError')) say(t('control.shareFailed'));
    });
  const failed = (['microphone', 'camera'] as const).flatMap((kind) => {
    const { failure } = media[kind];
    return failure ? [{ kind, failure }] : [];
  });
  return (
    <div
      ref={ref}
      {...swallow}
      role="toolbar"
      aria-label={t('control.label')}
      className={classes('flex flex-col gap-2', className)}
    >
      {failed.map(({ kind, failure }) => (
        <p
          key={kind}
          id={`${failureId}-${kind}`}
          className="max-w-md self-center rounded-surface bg-stage-raised px-4 py-2 text-sm"
        >
          {t(`failure.${kind}.${failure}`)}
        </p>
      ))}
      <div className="flex items-center justify-center gap-2 sm:gap-3">
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
        {canShare && (
          <IconButton
            label={t(isSharing ? 'control.stopShare' : 'control.share')}
            icon={isSharing ? <MonitorX size={20} aria-hidden /> : <MonitorUp size={20} aria-hidden />}
            onPress={() => void share()}
            variant="stage"
            size="lg"
            className={isSharing ? 'bg-accent! text-on-accent! hover:bg-accent-strong!' : ''}
          />
        )}
        <DevicePopover
          call={call}
          hasShortcuts={hasShortcuts}
          onShortcuts={onShortcuts}
          say={say}
          onEnd={isNarrow ? onEnd : undefined}
        />
        {panel && (
          <IconButton
            label={t(panel.isOpen ? 'control.panelClose' : 'control.panelOpen')}
            icon={
              panel.isOpen ? (
                <PanelRightClose size={20} aria-hidden />
              ) : (
                <PanelRightOpen size={20} aria-hidden />
              )
            }
            onPress={panel.toggle}
            isExpanded={panel.isOpen}
            variant="stage"
            size="lg"
          />
        )}
        <Button
          variant="danger"
          size="lg"
          className="rounded-full!"
          icon={<PhoneOff size={20} aria-hidden />}
          onPress={onLeave}
        >
          {t('control.leave')}
        </Button>
        {onEnd && !isNarrow && (
          <Button size="lg" className="rounded-full!" onPress={onEnd}>
            {t('control.end')}
          </Button>
        )}
      </div>
    </div>
  );
}
