import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import type { ActiveCall } from '../connection/prepareCall.ts';
import { rememberCheck } from './lastCheck.ts';
import { type Device, rememberMediaChoice } from './mediaChoice.ts';
import { SilentNote } from './SilentNote.tsx';
import { useDevices } from './useDevices.ts';
import { useSilentTrack } from './useSilentTrack.ts';

/** In the call: says when the other person cannot hear anything though the microphone is on. */
export function SilentMicrophone({ call, say }: { call: ActiveCall; say: (text: string) => void }) {
  const { t } = useTranslation('call');
  const silent = useSilentTrack(call);
  const [hidden, setHidden] = useState<MediaStreamTrack>();
  const { microphone } = useDevices();
  useEffect(() => {
    if (silent) rememberCheck(undefined);
  }, [silent]);
  if (!silent || silent === hidden) return null;
  const choose = async (device: Device) => {
    try {
      await call.room.choose('microphone', device);
      rememberMediaChoice({ devices: { microphone: device } });
    } catch {
      say(t('device.notSwitched'));
    }
  };
  return (
    <SilentNote
      microphones={microphone}
      usedId={silent.getSettings().deviceId}
      usedLabel={silent.label}
      onChoose={(device) => void choose(device)}
      action={
        <Button size="sm" onPress={() => setHidden(silent)}>
          {t('device.silentHide')}
        </Button>
      }
    />
  );
}
