import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { DeviceSelect } from '../media/DeviceSelect.tsx';
import { canChooseSpeaker } from '../media/devices.ts';
import type { LobbyMedia, LobbyTrack } from '../media/LobbyMedia.ts';
import { readMediaChoice, rememberMediaChoice } from '../media/mediaChoice.ts';
import { playTestSound } from '../media/playTestSound.ts';
import { useObservable } from '../useObservable.ts';

/** Which camera, microphone and speaker, remembered on this device; with a sound to test the last. */
export function LobbyDevices({ media }: { media: LobbyMedia }) {
  const { t } = useTranslation('call');
  const { devices, camera, microphone } = useObservable(media.state);
  const [speaker, setSpeaker] = useState(() => readMediaChoice().devices.speaker);
  const idOf = ({ track }: LobbyTrack) => track?.getSettings().deviceId;
  return (
    <div className="flex flex-col gap-3">
      {camera.status === 'on' && (
        <DeviceSelect
          kind="camera"
          devices={devices.camera}
          value={idOf(camera)}
          missed={camera.missed}
          onChoose={(device) => void media.choose('camera', device)}
        />
      )}
      {microphone.status === 'on' && (
        <DeviceSelect
          kind="microphone"
          devices={devices.microphone}
          value={idOf(microphone)}
          missed={microphone.missed}
          onChoose={(device) => void media.choose('microphone', device)}
        />
      )}
      {canChooseSpeaker() && (
        <DeviceSelect
          kind="speaker"
          devices={devices.speaker}
          value={speaker?.id ?? devices.speaker[0]?.id}
          onChoose={(device) => {
            setSpeaker(device);
            rememberMediaChoice({ devices: { speaker: device } });
          }}
        />
      )}
      <div>
        <Button
          variant="quiet"
          size="sm"
          icon={<Volume2 size={18} aria-hidden />}
          onPress={() => void playTestSound(speaker?.id).catch(() => undefined)}
        >
          {t('lobby.testSound')}
        </Button>
      </div>
    </div>
  );
}
