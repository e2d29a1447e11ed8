import { RapportError } from '@rapport/shared/core/errors';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { PushDevices } from './PushDevices.tsx';
import { usePush } from './usePush.ts';

/** Whether this browser shows notices while no page of ours is open, or what its owner can do so that it may. */
export function PushSwitch() {
  const { t } = useTranslation('notices');
  const errorText = useErrorText();
  const push = usePush();
  if (push.state === undefined) {
    if (!push.error) return <Skeleton label={t('loading', { ns: 'common' })} lines={2} />;
    return (
      <ErrorState
        title={t('failed.title', { ns: 'common' })}
        text={errorText(push.error)}
        retry={{ label: t('tryAgain', { ns: 'common' }), onPress: push.tryAgain }}
      />
    );
  }
  if (push.state !== 'on' && push.state !== 'off') {
    return (
      <>
        <Unable why={push.state} />
        <PushDevices devices={push.devices} />
      </>
    );
  }
  return (
    <>
      <div className="flex flex-col gap-1">
        <Switch isSelected={push.switchingTo ?? push.state === 'on'} onChange={push.switchTo}>
          {t('device.switch')}
        </Switch>
        <p className="text-muted">{push.switchingTo ? t('device.asking') : t(`device.${push.state}`)}</p>
      </div>
      {push.switchError !== null && (
        <Banner tone="danger">
          {push.switchError instanceof RapportError ? errorText(push.switchError) : t('device.failed')}
        </Banner>
      )}
      <PushDevices devices={push.devices} />
    </>
  );
}

function Unable({ why }: { why: 'blocked' | 'homeScreenFirst' | 'publicComputer' | 'unsupported' }) {
  const { t } = useTranslation('notices');
  const id = useId();
  if (why === 'unsupported' || why === 'publicComputer') return <p className="max-w-measure">{t(why)}</p>;
  return (
    <div className="flex max-w-measure flex-col gap-2">
      <p id={id}>{t(`${why}.title`)}</p>
      <ol aria-labelledby={id} className="flex list-decimal flex-col gap-1 pl-6">
        {(['one', 'two', 'three'] as const).map((step) => (
          <li key={step}>{t(`${why}.${step}`)}</li>
        ))}
      </ol>
    </div>
  );
}
