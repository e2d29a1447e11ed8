import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { Key } from '../../../../ui/Key.tsx';
import { Switch } from '../../../../ui/Switch.tsx';
import type { ActiveCall } from '../connection/prepareCall.ts';
import { type Command, commandKeys } from '../controls/shortcuts.ts';
import { LazyEffects } from '../effects/LazyEffects.ts';
import { SignalChoices } from '../signals/signalChoicesPart.ts';
import { DeviceSelect } from './DeviceSelect.tsx';
import { canChooseSpeaker } from './devices.ts';
import { MicrophoneLevel } from './MicrophoneLevel.tsx';
import { type Device, type DeviceKind, rememberMediaChoice } from './mediaChoice.ts';
import { useDevices } from './useDevices.ts';
import { useDeviceChanges } from './useMicrophone.ts';

export interface DeviceChoicesProps {
  call: ActiveCall;
  hasShortcuts: boolean;
  onShortcuts: (on: boolean) => void;
  /** Opens the list of them. */
  onHelp: () => void;
  onWhoSpeaks: () => void;
  say: (text: string) => void;
  /** Hand and reactions stand here, where there is no room for them in the bar. */
  hasSignals: boolean;
  /** Where there is no room for it beside the other controls. */
  onEnd: (() => void) | undefined;
  close: () => void;
}

/** Other devices, and what else is seldom needed in a call. */
export function DeviceChoices(props: DeviceChoicesProps) {
  const { t } = useTranslation('call');
  const { t: keys } = useTranslation('keys');
  const { close, hasShortcuts, onEnd } = props;
  const act = (action: () => void) => () => {
    close();
    action();
  };
  return (
    <>
      {props.hasSignals && (
        <Suspense fallback={null}>
          <SignalChoices hasHand onDone={close} />
        </Suspense>
      )}
      <Choices {...props} />
      <Entry command="speaking" hasKey={hasShortcuts} onPress={act(props.onWhoSpeaks)}>
        {keys('whoSpeaks')}
      </Entry>
      <Entry command="help" hasKey={hasShortcuts} onPress={act(props.onHelp)}>
        {keys('title')}
      </Entry>
      {onEnd && <Button onPress={act(onEnd)}>{t('control.end')}</Button>}
    </>
  );
}

/** What a single key does, too; beside it that key, where there is a keyboard and it works. */
function Entry({
  command,
  hasKey,
  onPress,
  children,
}: {
  command: Command;
  hasKey: boolean;
  onPress: () => void;
  children: string;
}) {
  const key = hasKey ? commandKeys[command] : undefined;
  return (
    <Button onPress={onPress} aria-keyshortcuts={key} className="relative">
      {children}
      {key && (
        <Key isMute className="absolute right-2 coarse:hidden">
          {key}
        </Key>
      )}
    </Button>
  );
}

function Choices({ call, hasShortcuts, onShortcuts, say }: DeviceChoicesProps) {
  const { t } = useTranslation('call');
  const { t: keys } = useTranslation('keys');
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
        {keys('single')}
      </Switch>
    </>
  );
}
