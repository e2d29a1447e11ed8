import { Ellipsis, Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { PopoverButton } from '../../../../ui/PopoverButton.tsx';
import { Switch } from '../../../../ui/Switch.tsx';
import type { ActiveCall } from '../connection/useCallSession.ts';
import { DeviceSelect } from './DeviceSelect.tsx';
import { canChooseSpeaker } from './devices.ts';
import { MicrophoneLevel } from './MicrophoneLevel.tsx';
import { type Device, type DeviceKind, rememberMediaChoice } from './mediaChoice.ts';
import { useDevices } from './useDevices.ts';
import { useDeviceChanges } from './useMicrophone.ts';

export interface DevicePopoverProps {
  call: ActiveCall;
  hasShortcuts: boolean;
  onShortcuts: (on: boolean) => void;
  say: (text: string) => void;
  /** Where there is no room for it beside the other controls. */
  onEnd: (() => void) | undefined;
}

/** Other devices, and what else is seldom needed in a call. */
export function DevicePopover(props: DevicePopoverProps) {
  const { t } = useTranslation('call');
  const label = t(props.onEnd ? 'control.more' : 'control.devices');
  const Icon = props.onEnd ? Ellipsis : Settings2;
  return (
    <PopoverButton label={label} icon={<Icon size={20} aria-hidden />} variant="stage" size="lg" theme="dark">
      {(close) => (
        <>
          <Choices {...props} />
          {props.onEnd && (
            <Button
              onPress={() => {
                close();
                props.onEnd?.();
              }}
            >
              {t('control.end')}
            </Button>
          )}
        </>
      )}
    </PopoverButton>
  );
}

function Choices({ call, hasShortcuts, onShortcuts, say }: DevicePopoverProps) {
  const { t } = useTranslation('call');
  const devices = useDevices();
  useDeviceChanges(call.room.room);
  const choose = async (kind: DeviceKind, device: Device) => {
    try {
      await call.room.choose(kind, device);
      rememberMediaChoice({ devices: { [kind]: device } });
    } catch {
      say(t('device.notSwitched'));
    }
  };
  const kinds: DeviceKind[] = ['microphone', 'camera', ...(canChooseSpeaker() ? (['speaker'] as const) : [])];
  return (
    <>
      {kinds.map((kind) => (
        <div key={kind} className="flex flex-col gap-2">
          <DeviceSelect
            kind={kind}
            devices={devices[kind]}
            value={call.room.activeDevice(kind)}
            onChoose={(device) => void choose(kind, device)}
          />
          {kind === 'microphone' && <MicrophoneLevel call={call} />}
        </div>
      ))}
      <Switch isSelected={hasShortcuts} onChange={onShortcuts}>
        {t('control.shortcuts')}
      </Switch>
    </>
  );
}
