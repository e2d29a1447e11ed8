import { Ellipsis, Settings2 } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { PopoverButton } from '../../../../ui/PopoverButton.tsx';
import { Switch } from '../../../../ui/Switch.tsx';
import type { ActiveCall } from '../connection/prepareCall.ts';
import { LazyEffects } from '../effects/LazyEffects.ts';
import { SignalChoices } from '../signals/signalChoicesPart.ts';
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
  /** Opens the list of them. */
  onHelp: () => void;
  say: (text: string) => void;
  /** Hand and reactions stand here, where there is no room for them in the bar. */
  hasSignals: boolean;
  /** Where there is no room for it beside the other controls. */
  onEnd: (() => void) | undefined;
}

/** Other devices, and what else is seldom needed in a call. */
export function DevicePopover(props: DevicePopoverProps) {
  const { t } = useTranslation('call');
  const hasMore = props.onEnd !== undefined || props.hasSignals;
  const label = t(hasMore ? 'control.more' : 'control.devices');
  const Icon = hasMore ? Ellipsis : Settings2;
  return (
    <PopoverButton label={label} icon={<Icon size={20} aria-hidden />} variant="stage" size="lg" theme="dark">
      {(close) => (
        <>
          {props.hasSignals && (
            <Suspense fallback={null}>
              <SignalChoices hasHand onDone={close} />
            </Suspense>
          )}
          <Choices {...props} />
          <Button
            onPress={() => {
              close();
              props.onHelp();
            }}
          >
            {t('control.keys')}
          </Button>
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
      <Suspense fallback={null}>
        <LazyEffects
          background={call.room.background}
          suppressNoise={(on) => call.room.suppressNoise(on)}
          modes={call.modes}
        />
      </Suspense>
      <Switch isSelected={hasShortcuts} onChange={onShortcuts}>
        {t('control.shortcuts')}
      </Switch>
    </>
  );
}
