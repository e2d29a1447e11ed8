import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Switch } from '../../../../ui/Switch.tsx';
import { readMediaChoice, rememberMediaChoice } from '../media/mediaChoice.ts';
import type { CallModes } from '../modes/CallModes.ts';
import { ModeSwitches } from '../modes/ModeSwitches.tsx';
import { BackgroundPicker, type BackgroundPickerProps } from './BackgroundPicker.tsx';
import { canHideBackground } from './canHideBackground.ts';

export interface EffectsProps {
  background: BackgroundPickerProps;
  /** Rejects where the microphone could not be opened that way. */
  suppressNoise: (on: boolean) => Promise<void>;
  /** In a call: how much of it there is. */
  modes?: CallModes;
}

/** What is done to picture and sound before they are sent, in the lobby and in the call. */
export function Effects({ background, suppressNoise, modes }: EffectsProps) {
  const { t } = useTranslation('effects');
  const [isQuiet, setQuiet] = useState(() => readMediaChoice().noiseSuppression);
  const [hasFailed, setFailed] = useState(false);
  const turn = async (on: boolean) => {
    setQuiet(on);
    try {
      await suppressNoise(on);
      rememberMediaChoice({ noiseSuppression: on });
      setFailed(false);
    } catch {
      setQuiet(!on);
      setFailed(true);
    }
  };
  return (
    <>
      {canHideBackground() ? (
        <BackgroundPicker {...background} />
      ) : (
        <p className="text-muted text-sm">{t('background.unsupported')}</p>
      )}
      <div>
        <Switch isSelected={isQuiet} onChange={(on) => void turn(on)}>
          {t('noise.label')}
        </Switch>
        <p role="status" className="text-muted text-sm">
          {t(hasFailed ? 'noise.failed' : 'noise.text')}
        </p>
      </div>
      {modes && <ModeSwitches modes={modes} />}
    </>
  );
}
