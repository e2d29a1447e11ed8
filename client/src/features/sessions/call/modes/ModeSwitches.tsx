import { useTranslation } from 'react-i18next';
import { Switch } from '../../../../ui/Switch.tsx';
import { useObservable } from '../useObservable.ts';
import type { CallModes } from './CallModes.ts';

/** Less data or sound alone, for this call. */
export function ModeSwitches({ modes }: { modes: CallModes }) {
  const { t } = useTranslation('effects');
  const { lowData, soundOnly } = useObservable(modes.state);
  return (
    <div className="flex flex-col gap-3">
      <div>
        <Switch isSelected={lowData} onChange={modes.setLowData}>
          {t('modes.lowData')}
        </Switch>
        <p className="text-muted text-sm">{t('modes.lowDataText')}</p>
      </div>
      <div>
        <Switch isSelected={soundOnly} onChange={modes.setSoundOnly}>
          {t('modes.soundOnly')}
        </Switch>
        <p className="text-muted text-sm">{t('modes.soundOnlyText')}</p>
      </div>
    </div>
  );
}
