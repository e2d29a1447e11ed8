import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { DeviceSelect } from '../media/DeviceSelect.tsx';
import { canChooseSpeaker, presentDevice } from '../media/devices.ts';
import type { LobbyMedia } from '../media/LobbyMedia.ts';
import { readMediaChoice, rememberMediaChoice } from '../media/mediaChoice.ts';
import { playTestSound } from '../media/playTestSound.ts';
import type { Checked } from '../networkCheck/runCheck.ts';
import { useNetworkCheckButton } from '../networkCheck/useNetworkCheckButton.tsx';
import { useObservable } from '../useObservable.ts';

const captured = ['camera', 'microphone'] as const;

/** Which camera, microphone and speaker, remembered on this device; with a sound to test the last. */
export function LobbyDevices({
  media,
  checked,
}: {
  media: LobbyMedia;
  /** To what the network can be tested; undefined for a guest who was not let in, for whom there is no room for it. */
  checked?: Checked | undefined;
}) {
  const { t } = useTranslation('call');
  const state = useObservable(media.state);
  const { devices } = state;
  const [speaker, setSpeaker] = useState(() => readMediaChoice().devices.speaker);
  const check = useNetworkCheckButton(checked, 'quiet');
  const present = presentDevice(devices.speaker, speaker);
  const missed = speaker && devices.speaker.length > 0 && !present ? speaker.label : undefined;
  return (
    <div className="flex flex-col gap-3">
      {captured.map((kind) => {
        const { status, track, missed, back } = state[kind];
        return (
          status === 'on' && (
            <DeviceSelect
              key={kind}
              kind={kind}
              devices={devices[kind]}
              value={track?.getSettings().deviceId}
              missed={missed}
              back={back}
              onChoose={(device) => void media.choose(kind, device)}
            />
          )
        );
      })}
      {canChooseSpeaker() && (
        <DeviceSelect
          kind="speaker"
          devices={devices.speaker}
          value={present?.id ?? devices.speaker[0]?.id}
          missed={missed}
          onChoose={(device) => {
            setSpeaker(device);
            rememberMediaChoice({ devices: { speaker: device } });
          }}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="quiet"
          size="sm"
          icon={<Volume2 size={18} aria-hidden />}
          onPress={() => void playTestSound(present?.id).catch(() => undefined)}
        >
          {t('lobby.testSound')}
        </Button>
        {check.button}
        {check.dialog}
      </div>
    </div>
  );
}
